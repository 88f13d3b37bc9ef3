-- What a call needs of who answers and what an agent at a console offers: skills in capitals, languages by their primary subtag.
alter table appel add column besoins text[] not null default '{}';
alter table poste add column competences text[] not null default '{}';
