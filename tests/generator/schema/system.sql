-- A comment that does not reach the program.
CREATE TABLE store(
  name {text} PRIMARY KEY,
  value {blob} NOT NULL){strict_clustered};

