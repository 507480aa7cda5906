/**
 * A file is there once it has as many chunks as it is said to have. Until format 6, a member could say that a file had more of them than
 * were given: the bytes were the right ones, and the file was noted as there, which nobody could read or give again.
 */
export const blobSql = (ownerRole: string): string => `
SET LOCAL ROLE ${ownerRole};
CREATE FUNCTION office.is_blob_whole(in_space text, blob text, of_parts integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
  SELECT count(*) = of_parts FROM blob_chunks WHERE space = in_space AND id = blob AND part < of_parts
$$;

CREATE OR REPLACE FUNCTION office.finish_blob(in_space text, blob text, of_parts integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_access(in_space);
  IF EXISTS (SELECT FROM blobs WHERE space = in_space AND id = blob) THEN RETURN; END IF;
  IF is_blob_whole(in_space, blob, of_parts) AND blob = (
    SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY part)), 'hex')
      FROM blob_chunks WHERE space = in_space AND id = blob AND part < of_parts
  ) THEN
    INSERT INTO blobs (space, id, parts) VALUES (in_space, blob, of_parts) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM blob_chunks WHERE space = in_space AND id = blob;
  END IF;
END $$;

DELETE FROM office.blobs WHERE NOT office.is_blob_whole(space, id, parts);
REVOKE ALL ON FUNCTION office.is_blob_whole FROM PUBLIC;
RESET ROLE;`
