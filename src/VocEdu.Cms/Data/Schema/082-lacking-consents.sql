-- Children whose guardian is still to be named, found without reading the whole register.
create index ix_consent_id on cms.consent (id) where not by_guardian and age_band in ('under-7', '7-under-16', '16-17');
