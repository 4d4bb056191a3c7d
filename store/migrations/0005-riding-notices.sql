-- A notice for which no letter is written: it goes along with the next one to its recipient, until `not_before`.
alter table outbox add column rides boolean not null default false;
