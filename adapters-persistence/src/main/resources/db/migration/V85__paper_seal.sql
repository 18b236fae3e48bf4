-- Which seal the file of a paper bears; null for none, as in papers made before there were seals.
ALTER TABLE official_paper ADD COLUMN seal_id BINARY(16);
