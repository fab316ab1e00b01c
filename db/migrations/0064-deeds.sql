-- What colleagues did in a period is found by when it was done, whatever else the company holds; what was
-- said already is (note_at).
create index mail_sent on mail (company_id, sent_at) where state = 'sent';
create index task_done on task (company_id, closed_at) where state = 'done';
