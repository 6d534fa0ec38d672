-- The log of requests is told by the client itself and says more of each: how it ended, bytes of the bodies, which try it was.
ALTER TABLE activity ADD COLUMN outcome TEXT NOT NULL DEFAULT 'ok' CHECK (outcome IN ('ok', 'refused', 'not-sent', 'unclear'));
ALTER TABLE activity ADD COLUMN sent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN received INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;

-- Lines of before: what only waited for the limiter was no request.
DELETE FROM activity WHERE code = 'limiter';
UPDATE activity SET outcome = CASE
  WHEN code IN ('offline', 'aborted', 'body-source', 'cut') THEN 'not-sent'
  WHEN status BETWEEN 400 AND 499 AND status <> 408 THEN 'refused'
  ELSE 'unclear' END
WHERE code IS NOT NULL;
UPDATE activity SET operation = CASE operation
  WHEN 'upload' THEN 'uploadMedia'
  WHEN 'create_post' THEN 'createPost'
  WHEN 'publish' THEN 'publishPost'
  WHEN 'captions' THEN 'generateContent'
  WHEN 'poll' THEN 'getPost'
  WHEN 'look at post' THEN 'getPost'
  WHEN 'look for draft' THEN 'listPosts'
  WHEN 'poll captions' THEN 'getGeneration'
  WHEN 'look for captions' THEN 'listGenerations'
  WHEN 'balance' THEN 'getCredits'
  ELSE operation END;
