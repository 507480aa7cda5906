/**
 * Step 5: announces envelopes once they are on disk. A transaction that announces takes, to commit, a lock of the whole server: with the envelopes in
 * it, only one desk at a time could wait for the disk. One that only announces waits for no disk.
 */
export const publishSql = (
  ownerRole: string,
  deskRole: string,
  channel: string,
  forkCode: string,
): string => `
SET LOCAL ROLE ${ownerRole};
CREATE OR REPLACE FUNCTION office.store_envelope(
  in_space text, desk text, at_sequence bigint, after text, at_epoch integer, bytes bytea, signed bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  stored envelopes;
  next_position bigint;
BEGIN
  SELECT * INTO stored FROM envelopes WHERE space = in_space AND member = desk AND sequence = at_sequence;
  IF FOUND THEN
    IF stored.previous = after AND stored.epoch = at_epoch AND stored.sealed = bytes AND stored.signature = signed THEN
      RETURN stored.position;
    END IF;
    RAISE EXCEPTION 'another envelope bears this sequence'
      USING ERRCODE = '${forkCode}', DETAIL = desk || ' ' || at_sequence;
  END IF;
  SELECT coalesce(max(position), 0) + 1 INTO next_position FROM envelopes WHERE space = in_space;
  INSERT INTO envelopes (space, position, member, sequence, previous, epoch, sealed, signature)
    VALUES (in_space, next_position, desk, at_sequence, after, at_epoch, bytes, signed);
  RETURN next_position;
END $$;

-- With the rights of whoever calls it: a procedure with those of its owner may not commit. Without a desk, one's own envelopes.
CREATE PROCEDURE office.publish_envelopes(
  by_desk text, spaces text[], members text[], sequences bigint[], previouses text[], epochs integer[], seals bytea[], signatures bytea[]
) LANGUAGE plpgsql AS $$
DECLARE
  named text;
BEGIN
  IF by_desk IS NULL THEN
    PERFORM office.append_envelopes(spaces, members, sequences, previouses, epochs, seals, signatures);
  ELSE
    PERFORM office.restore_envelopes(by_desk, spaces, members, sequences, previouses, epochs, seals, signatures);
  END IF;
  COMMIT;
  FOR named IN SELECT DISTINCT pg_catalog.unnest(spaces) LOOP
    PERFORM pg_catalog.pg_notify('${channel}', named);
  END LOOP;
END $$;
REVOKE ALL ON PROCEDURE office.publish_envelopes FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE office.publish_envelopes TO ${deskRole};
RESET ROLE;`
