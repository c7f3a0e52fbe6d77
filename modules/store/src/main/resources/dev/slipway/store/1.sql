-- A record is a JSON document; columns are what is searched for or must be unique.

CREATE TABLE project (
    name TEXT PRIMARY KEY,
    document TEXT NOT NULL
);

CREATE TABLE application (
    name TEXT PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project (name),
    document TEXT NOT NULL
);

CREATE TABLE release (
    application TEXT NOT NULL REFERENCES application (name) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (application, version)
);

CREATE TABLE deployment (
    application TEXT NOT NULL REFERENCES application (name) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
    document TEXT NOT NULL,
    PRIMARY KEY (application, id)
);

CREATE INDEX unfinished_deployment ON deployment (application, id) WHERE ended = 0;

CREATE TABLE config (
    application TEXT NOT NULL REFERENCES application (name) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (application, version)
);

-- Events outlive their applications.
CREATE TABLE event (
    number BIGINT PRIMARY KEY,
    application TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX event_of_application ON event (application, number);

CREATE TABLE note (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, name)
);

INSERT INTO project (name, document) VALUES ('default', '{"name":"default","infrastructure":false}');
