-- The other person who agreed that a version comes into force. Empty for the first ones, and for those
-- from before two people were asked.
ALTER TABLE paper_template ADD COLUMN approved_by BINARY(16);

-- What somebody wants a template to be: one for each kind, which begins again once it came to its end.
-- editors: identities with spaces between them; none of them may review it.
CREATE TABLE paper_template_proposal (
  kind VARCHAR(30) NOT NULL,
  state VARCHAR(20) NOT NULL,
  base INT NOT NULL,
  title VARCHAR(100) NOT NULL,
  body LONGTEXT NOT NULL,
  editors LONGTEXT NOT NULL,
  submitted_by BINARY(16) NOT NULL,
  remark VARCHAR(500) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  CONSTRAINT paper_template_proposal_pk PRIMARY KEY (kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
