-- What happens in people's lives, and the items they then need.
CREATE TABLE life_event_item (
  life_event VARCHAR(40) NOT NULL,
  item_name VARCHAR(200) NOT NULL,
  position INT NOT NULL,
  CONSTRAINT pk_life_event_item PRIMARY KEY (life_event, item_name),
  CONSTRAINT fk_life_event_item FOREIGN KEY (item_name) REFERENCES service_item (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Numbers that were published about the city, shown beside those counted in the data.
CREATE TABLE published_figure (
  name VARCHAR(40) NOT NULL,
  figure INT NOT NULL,
  source VARCHAR(400) NOT NULL,
  CONSTRAINT pk_published_figure PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
