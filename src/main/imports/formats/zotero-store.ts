import Database from 'better-sqlite3'
import { readStored } from '../../kernel/files/stored.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import type { ZoteroItem } from './zotero.ts'

interface Row {
  readonly key: string
  readonly name: string
  readonly value: string
}

/**
 * The items of a copy of `zotero.sqlite`, opened read-only; those in the bin are left. Fields and types are joined by their
 * names, whose numbers change from one library to the next. Throws when the file is not a Zotero database.
 */
export function zoteroItems(path: string): ZoteroItem[] {
  // one that a page sent to a sealed library is opened in memory
  const db = keysFor(path)
    ? new Database(readStored(path), { readonly: true })
    : new Database(path, { readonly: true, fileMustExist: true })
  try {
    const OWN_ITEMS = `i.itemID NOT IN (SELECT itemID FROM deletedItems) AND i.libraryID = 1`
    const by = (sql: string) => {
      const all = new Map<string, Row[]>()
      for (const row of db.prepare<[], Row>(sql).iterate()) {
        const list = all.get(row.key)
        if (list) list.push(row)
        else all.set(row.key, [row])
      }
      return all
    }
    const fields =
      by(`SELECT i.key, f.fieldName AS name, CAST(v.value AS TEXT) AS value FROM items i JOIN itemData d USING (itemID)
      JOIN fields f USING (fieldID) JOIN itemDataValues v USING (valueID) WHERE ${OWN_ITEMS}`)
    const people =
      by(`SELECT i.key, coalesce(c.firstName, '') AS name, coalesce(c.lastName, '') AS value FROM items i
      JOIN itemCreators p USING (itemID) JOIN creators c USING (creatorID) WHERE ${OWN_ITEMS} ORDER BY i.itemID, p.orderIndex`)
    const tags = by(
      `SELECT i.key, '' AS name, t.name AS value FROM items i JOIN itemTags USING (itemID) JOIN tags t USING (tagID) WHERE ${OWN_ITEMS}`,
    )
    const notes = by(
      `SELECT i.key, '' AS name, coalesce(n.note, '') AS value FROM items i JOIN itemNotes n ON n.parentItemID = i.itemID WHERE ${OWN_ITEMS}`,
    )
    const values = (rows: readonly Row[] | undefined) => (rows ?? []).map(row => row.value)
    return db
      .prepare<[], { key: string; type: string }>(
        `SELECT i.key, t.typeName AS type FROM items i JOIN itemTypes t USING (itemTypeID) WHERE ${OWN_ITEMS} ORDER BY i.itemID`,
      )
      .all()
      .map(({ key, type }) => ({
        key,
        type,
        fields: Object.fromEntries((fields.get(key) ?? []).map(({ name, value }) => [name, value])),
        creators: (people.get(key) ?? []).map(({ name, value }) =>
          name ? { given: name, family: value } : { family: value },
        ),
        tags: values(tags.get(key)),
        notes: values(notes.get(key)),
      }))
  } finally {
    db.close()
  }
}
