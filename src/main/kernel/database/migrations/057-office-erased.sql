-- Things erased here for good: digests of their ids (HMAC-SHA-256), under a key of each erasure. Nothing of them is taken of a space again.
CREATE TABLE IF NOT EXISTS office_erased (
  key BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (key, digest)
) STRICT, WITHOUT ROWID;
