import type { Source } from '../../shared/model/source.ts'

/** A field of the edit form: how it is read from a source and written back. An empty answer removes the value. */
export interface EditField {
  readonly key: string
  readonly label: string
  readonly type?: 'text' | 'long' | 'date'
  readonly help?: string
  readonly read: string
  readonly write: (source: Source, value: string) => Source
}

type Type = EditField['type']
const list = (value: string) =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)

/** A plain text property of one kind of source. */
function text<K extends Source['kind']>(
  source: Extract<Source, { kind: K }>,
  key: string & keyof Extract<Source, { kind: K }>,
  label: string,
  type: Type = 'text',
  keepEmpty = false,
): EditField {
  const read = source[key]
  return {
    key,
    label,
    type,
    read: typeof read === 'string' ? read : '',
    write: (one, value) => ({ ...one, [key]: value || (keepEmpty ? '' : undefined) }),
  }
}

/** The fields of a source that its owner may correct. */
export function fieldsOf(source: Source): readonly EditField[] {
  const tags: EditField = {
    key: 'tags',
    label: 'Mots-clés',
    help: 'Séparés par des virgules.',
    read: source.tags.join(', '),
    write: (one, value) => ({ ...one, tags: list(value) }),
  }
  switch (source.kind) {
    case 'decision':
      return [
        text(source, 'name', 'Nom de l’affaire'),
        text(source, 'formation', 'Formation'),
        text(source, 'date', 'Date', 'date'),
        {
          key: 'numbers',
          label: 'Numéros',
          help: 'Séparés par des virgules.',
          read: source.numbers.join(', '),
          write: (one, value) => (one.kind === 'decision' ? { ...one, numbers: list(value) } : one),
        },
        text(source, 'publication', 'Publication'),
        text(source, 'solution', 'Solution'),
        text(source, 'holding', 'Ce qu’elle juge, en vos mots', 'long'),
        tags,
      ]
    case 'article':
      return [
        text(source, 'number', 'Numéro', 'text', true),
        text(source, 'holding', 'Ce qu’il dit, en vos mots', 'long'),
        tags,
      ]
    case 'argument':
      return [
        text(source, 'title', 'Titre', 'text', true),
        text(source, 'thesis', 'Thèse', 'long', true),
        text(source, 'development', 'Développement', 'long', true),
        text(source, 'validFrom', 'Valable depuis le', 'date'),
        text(source, 'validTo', 'Valable jusqu’au', 'date'),
        tags,
      ]
    case 'document':
      return [
        text(source, 'title', 'Titre', 'text', true),
        text(source, 'author', 'Auteur·rice'),
        text(source, 'date', 'Date', 'date'),
        text(source, 'url', 'Adresse'),
        text(source, 'holding', 'Ce qu’il dit, en vos mots', 'long'),
        tags,
      ]
  }
}
