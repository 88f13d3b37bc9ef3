-- Where things are: when a position came (its own instant may be older), and roads that the centres closed.

-- Screens are told each second of the positions that came since: of a tracker that was away, the instants are old.
alter table ressource add column position_recue_le timestamptz;
