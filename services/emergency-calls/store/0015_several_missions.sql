-- A vehicle has one active mission, unless it is marked as one that takes several (a doctor who is driven around, a command post).
alter table ressource add column multi_missions boolean not null default false;
