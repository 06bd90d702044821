-- The database as release 0.1.0 left it (migration 0001), with a few rows written by hand.
-- Never changed again: databases like this one are out there.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE layout_option (
    id TEXT NOT NULL,
    community TEXT NOT NULL,
    letter TEXT NOT NULL,
    position INTEGER NOT NULL,
    epsg INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    budget_cny FLOAT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT one_letter_once UNIQUE (community, letter),
    CONSTRAINT known_state CHECK (state IN ('open', 'locked', 'archived'))
);
CREATE TABLE intervention (
    id TEXT NOT NULL,
    option_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    removed BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    action TEXT NOT NULL,
    scenario TEXT NOT NULL,
    shape BLOB NOT NULL,
    epsg INTEGER NOT NULL,
    name TEXT NOT NULL,
    provides JSON NOT NULL,
    functions JSON NOT NULL,
    cost_cny FLOAT NOT NULL,
    upkeep_cny FLOAT NOT NULL,
    adopter TEXT NOT NULL,
    note TEXT NOT NULL,
    use_rules TEXT NOT NULL,
    width_m FLOAT NOT NULL,
    speaker_db FLOAT NOT NULL,
    target_layer TEXT,
    target_id TEXT,
    confirmed JSON NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT known_action CHECK (action IN ('build', 'repair', 'change', 'remove')),
    FOREIGN KEY(option_id) REFERENCES layout_option (id)
);
CREATE INDEX intervention_of_option ON intervention (option_id, position);
CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    option_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    "before" JSON,
    "after" JSON,
    standing TEXT NOT NULL,
    undo_of INTEGER,
    CONSTRAINT known_subject CHECK (subject IN ('option', 'intervention')),
    CONSTRAINT known_standing CHECK (standing IN ('live', 'undone', 'dropped', 'kept')),
    FOREIGN KEY(option_id) REFERENCES layout_option (id),
    FOREIGN KEY(undo_of) REFERENCES event (id)
);
CREATE INDEX event_of_option ON event (option_id, standing, id);
CREATE INDEX event_of_subject ON event (subject_id, id);

INSERT INTO alembic_version VALUES ('0001');
INSERT INTO layout_option VALUES
    ('o1', 'xuzhen', 'A', 0, 4547, '口袋公园优先', '先做北区', 120000.5, 'open', '2026-11-24T02:00:00+00:00', 2);
INSERT INTO intervention VALUES (
    'i1', 'o1', 0, 0, 1, 'build', 'pocket_park', X'010100000000000000000008400000000000001040', 4547, '榕树下',
    '["seat"]', '["rest", "play"]', 30000.0, 1500.0, '林阿姨', '', '22:00 后安静', 0.0, 0.0,
    'public_spaces', 's7', '[0, 2]'
);
INSERT INTO intervention VALUES (
    'i2', 'o1', 1, 1, 2, 'build', 'art', X'010100000000000000000008400000000000001040', 4547, '雕塑',
    '[]', '[]', 1.0, 0.0, '', '', '', 0.0, 0.0, NULL, NULL, '[]'
);
INSERT INTO event VALUES
    (1, '2026-11-24T02:00:00.000+00:00', '李', 'o1', 'option', 'o1', 'create', NULL,
     '{"id": "o1", "community": "xuzhen", "letter": "A", "position": 0, "epsg": 4547, "name": "", "description": "", "budget_cny": 0.0, "state": "open", "created_at": "2026-11-24T02:00:00+00:00", "version": 1}',
     'kept', NULL),
    (2, '2026-11-24T02:01:00.000+00:00', '李', 'o1', 'option', 'o1', 'edit',
     '{"id": "o1", "community": "xuzhen", "letter": "A", "position": 0, "epsg": 4547, "name": "", "description": "", "budget_cny": 0.0, "state": "open", "created_at": "2026-11-24T02:00:00+00:00", "version": 1}',
     '{"id": "o1", "community": "xuzhen", "letter": "A", "position": 0, "epsg": 4547, "name": "口袋公园优先", "description": "先做北区", "budget_cny": 120000.5, "state": "open", "created_at": "2026-11-24T02:00:00+00:00", "version": 2}',
     'live', NULL),
    (3, '2026-11-24T02:02:00.000+00:00', '王', 'o1', 'intervention', 'i1', 'add', NULL,
     '{"id": "i1", "option_id": "o1", "position": 0, "removed": false, "version": 1, "epsg": 4547, "action": "build", "scenario": "pocket_park", "shape": "010100000000000000000008400000000000001040", "name": "榕树下", "provides": ["seat"], "functions": ["rest", "play"], "cost_cny": 30000.0, "upkeep_cny": 1500.0, "adopter": "林阿姨", "note": "", "use_rules": "22:00 后安静", "width_m": 0.0, "speaker_db": 0.0, "target_layer": "public_spaces", "target_id": "s7", "confirmed": [0, 2]}',
     'live', NULL);
