-- Full-text search over titles and texts, kept in step by triggers.
CREATE VIRTUAL TABLE document_search USING fts5(
    title, text, content='documents', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO document_search(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO document_search(document_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE ON documents BEGIN
    INSERT INTO document_search(document_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO document_search(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
INSERT INTO document_search(document_search) VALUES ('rebuild');
