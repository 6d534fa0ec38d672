-- A workspace file as the app left it (size, times, inode) and when it was last looked over: one that is still exactly so needs no new look.
ALTER TABLE workspaces ADD COLUMN closed_as TEXT;
ALTER TABLE workspaces ADD COLUMN looked_at INTEGER;
