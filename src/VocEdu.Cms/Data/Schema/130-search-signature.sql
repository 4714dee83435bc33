-- What search weighs a document by, beside its row; the vectors are only indexed and lie out of line. Earlier rows are written anew in the background.
alter table cms.search_document add column signature bytea not null default '\x';
alter table cms.search_document alter column signature drop default, alter column signature set storage main, alter column tsv_head set storage extended;
