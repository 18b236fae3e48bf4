-- What a unit has to do of one kind, whoever does it: the lists of papers to send on and to give back.
CREATE INDEX work_item_task ON work_item (unit, task, due_ordinal, case_id);
