-- A dispatch whose booking is unknown remembers whom was asked. Until now there was the simulator alone.
UPDATE dispatch SET courier = '模拟快递' WHERE state IN ('ASKED', 'NEEDS_PERSON') AND courier IS NULL;
