-- The account's book: what its workspaces know they spent, held against the balances that were read (see domain/spending).
CREATE TABLE spending (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  book TEXT NOT NULL CHECK (json_valid(book))
) STRICT, WITHOUT ROWID;
