-- What the search knows of how people speak. Lists are separated by |.

CREATE TABLE search_synonym (
  means VARCHAR(200) NOT NULL,
  words LONGTEXT NOT NULL,
  CONSTRAINT pk_search_synonym PRIMARY KEY (means)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE common_question (
  code VARCHAR(40) NOT NULL,
  question VARCHAR(100) NOT NULL,
  answer LONGTEXT NOT NULL,
  items LONGTEXT NOT NULL,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_common_question PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE item_popularity (
  item_name VARCHAR(200) NOT NULL,
  weight INT NOT NULL,
  CONSTRAINT pk_item_popularity PRIMARY KEY (item_name),
  CONSTRAINT fk_item_popularity_item FOREIGN KEY (item_name) REFERENCES service_item (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One row: rises with everything that makes every instance build its index anew. What concerns single
-- items is in catalogue_change.
CREATE TABLE search_revision (
  id INT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT pk_search_revision PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO search_revision (id, revision) VALUES (1, 0);
