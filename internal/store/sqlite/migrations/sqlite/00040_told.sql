-- What timeline entries tell in values beside their sentence, so that it can be said in another
-- language. Entries from before get what follows from the other tables; their words stay.

-- +goose Up
ALTER TABLE timeline_entries ADD COLUMN fulfillment_id INTEGER REFERENCES fulfillments (id);
ALTER TABLE timeline_entries ADD COLUMN quantity INTEGER CHECK (quantity >= 1);
ALTER TABLE timeline_entries ADD COLUMN amount_minor INTEGER CHECK (amount_minor >= 0);
ALTER TABLE timeline_entries ADD COLUMN currency TEXT CHECK ((currency IS NULL) = (amount_minor IS NULL));
ALTER TABLE timeline_entries ADD COLUMN reason TEXT;
ALTER TABLE timeline_entries ADD COLUMN params TEXT NOT NULL DEFAULT '[]';

CREATE TEMP TABLE told (
  id INTEGER PRIMARY KEY, fulfillment_id INTEGER, quantity INTEGER, amount_minor INTEGER, currency TEXT, reason TEXT,
  params TEXT NOT NULL DEFAULT '[]'
);

-- Each fulfillment has one entry that tells of it, in the same order.
INSERT INTO told (id, fulfillment_id, quantity, params)
  SELECT e.id, f.id, (SELECT nullif(sum(p.quantity), 0) FROM fulfillment_lines p WHERE p.fulfillment_id = f.id),
    CASE WHEN e.message LIKE '% although the order is not paid in full.'
      THEN json_array(json_object('name', 'unpaid', 'value', 'true')) ELSE '[]' END
  FROM (SELECT id, order_id, message, row_number() OVER (PARTITION BY order_id ORDER BY sequence) AS nth
    FROM timeline_entries WHERE kind = 'FULFILLED') e
  JOIN (SELECT id, order_id, row_number() OVER (PARTITION BY order_id ORDER BY id) AS nth FROM fulfillments) f
    ON f.order_id = e.order_id AND f.nth = e.nth;

-- These name their fulfillment, and say nothing else that somebody wrote.
INSERT INTO told (id, fulfillment_id, quantity)
  SELECT e.id, f.id, f.pieces
  FROM timeline_entries e
  JOIN (SELECT f.id, f.order_id, f.name, sum(p.quantity) AS pieces FROM fulfillments f JOIN fulfillment_lines p ON p.fulfillment_id = f.id
    WHERE f.status = 'CANCELLED' GROUP BY f.id) f ON f.order_id = e.order_id
  WHERE e.kind = 'FULFILLMENT_CANCELLED' AND e.message = e.actor_name || ' cancelled the fulfillment ' || f.name
    || ' (' || f.pieces || CASE f.pieces WHEN 1 THEN ' item).' ELSE ' items).' END;
INSERT INTO told (id, fulfillment_id)
  SELECT e.id, f.id FROM timeline_entries e JOIN fulfillments f ON f.order_id = e.order_id
  WHERE e.kind = 'TRACKING_UPDATED' AND e.message = e.actor_name || ' updated the tracking of fulfillment ' || f.name || '.';

-- Each refund has one entry, in the same order. What follows its amount is not of anybody's
-- words until the reason.
INSERT INTO told (id, quantity, amount_minor, currency, reason, params)
  SELECT e.id, (SELECT sum(l.quantity) FROM refund_lines l WHERE l.transaction_id = t.id), t.amount_minor, t.currency,
    CASE WHEN instr(e.behind, ' Reason: ') > 0 THEN substr(e.behind, instr(e.behind, ' Reason: ') + 9) END,
    CASE WHEN t.still_owed THEN json_array(json_object('name', 'stillOwed', 'value', 'true')) ELSE '[]' END
  FROM (SELECT id, order_id, substr(message, length(actor_name) + 1) AS behind,
      row_number() OVER (PARTITION BY order_id ORDER BY sequence) AS nth
    FROM timeline_entries WHERE kind = 'REFUNDED') e
  JOIN (SELECT id, order_id, amount_minor, currency, still_owed, row_number() OVER (PARTITION BY order_id ORDER BY id) AS nth
    FROM transactions WHERE kind = 'REFUND') t
    ON t.order_id = e.order_id AND t.nth = e.nth;

-- A payment that is recorded as of now is its transactions of that moment. Of one that came
-- at another time nobody can tell.
INSERT INTO told (id, amount_minor, currency, params)
  SELECT e.id, sum(t.amount_minor), t.currency,
    CASE WHEN e.kind = 'PAYMENT_RECORDED' AND max(t.gateway) IS NOT NULL
      THEN json_array(json_object('name', 'gateway', 'value', max(t.gateway))) ELSE '[]' END
  FROM timeline_entries e JOIN transactions t ON t.order_id = e.order_id AND t.processed_at = e.at
  WHERE e.kind IN ('MARKED_AS_PAID', 'PAYMENT_RECORDED') AND t.kind IN ('SALE', 'CAPTURE')
  GROUP BY e.id;

INSERT INTO told (id, reason, params)
  SELECT id, reason, CASE WHEN substr(message, 1, length(before)) = before
      THEN json_array(json_object('name', 'note', 'value', substr(message, length(before) + 1))) ELSE '[]' END
  FROM (SELECT e.id, e.message, o.cancel_reason AS reason,
      e.actor_name || ' cancelled this order. Reason: ' || lower(o.cancel_reason) || '. ' AS before
    FROM timeline_entries e JOIN orders o ON o.id = e.order_id WHERE e.kind = 'CANCELLED');
INSERT INTO told (id, params)
  SELECT e.id, json_array(json_object('name', 'source', 'value', o.source))
  FROM timeline_entries e JOIN orders o ON o.id = e.order_id WHERE e.kind = 'IMPORTED' AND o.source IS NOT NULL;

DROP TRIGGER timeline_is_never_changed;
UPDATE timeline_entries SET fulfillment_id = t.fulfillment_id, quantity = t.quantity, amount_minor = t.amount_minor,
  currency = t.currency, reason = t.reason, params = t.params
  FROM told t WHERE t.id = timeline_entries.id;
DROP TABLE told;

-- A change tells its line if only one of the order's fits to its field, and which value of the line it
-- is if all that fit have the same title.
UPDATE timeline_entries SET changes = (
    SELECT json_group_array(json(CASE WHEN figure IS NULL THEN value WHEN line IS NULL THEN json_insert(value, '$.figure', figure)
      ELSE json_insert(value, '$.figure', figure, '$.line', line) END))
    FROM (SELECT c.value,
        CASE WHEN count(DISTINCT l.title) > 1 THEN NULL
          WHEN max(l.behind) <> '' THEN replace(upper(substr(max(l.behind), 3)), ' ', '_')
          WHEN max(l.behind) = '' AND timeline_entries.kind IN ('FULFILLED', 'FULFILLMENT_CANCELLED') THEN 'FULFILLED'
          WHEN max(l.behind) = '' THEN 'QUANTITY' END AS figure,
        CASE count(l.id) WHEN 1 THEN max(l.id) END AS line
      FROM json_each(timeline_entries.changes) c
      LEFT JOIN (SELECT id, order_id, title, column1 AS behind FROM order_lines
        JOIN (VALUES (''), (', refunded'), (', unit price'), (', discount'), (', tax'), (', attributes'))) l
        ON l.order_id = timeline_entries.order_id AND c.value ->> '$.field' = 'line: ' || l.title || l.behind
      GROUP BY c.key ORDER BY c.key))
  WHERE changes LIKE '%"field":"line: %';
-- +goose StatementBegin
CREATE TRIGGER timeline_is_never_changed BEFORE UPDATE ON timeline_entries
BEGIN SELECT RAISE(ABORT, 'timeline entries are never changed'); END;
-- +goose StatementEnd
