import { type FormEvent, useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { SourceKind as Kinds, type SourceKind } from '../../../shared/kernel/common.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { idOf } from '../../../shared/library/keys.ts'
import { sourceKinds } from '../../../shared/library/kinds/registry.ts'
import type { Passage, Source } from '../../../shared/library/model.ts'
import { asError, call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Acts } from '../sourceActions.ts'
import { Versions } from './ArticleVersions.tsx'
import { Authorities } from './Authorities.tsx'
import { Facts, Pairs } from './FactRows.tsx'
import type { EditField } from './field.ts'
import { common, groups, lacks } from './fieldGroups.ts'
import { Measures } from './Measures.tsx'
import { filledIn, One, Section } from './parts.tsx'

interface Props {
  readonly source: Source
  readonly acts: Acts
  readonly onClose: () => void
  readonly onSaved: (source: Source) => void
}

/** Corrects a source, whole, or writes a new one: one column, sections that unfold, nothing lost when it was changed elsewhere. */
export function EditForm({ source, acts, onClose, onSaved }: Props) {
  const isNew = source.revision === 0
  // lists and dates are typed as text: they become values when saved
  const [texts, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [one, setOne] = useState(source)
  const [text, setText] = useState('text' in source ? paragraphsText(source.text) : '')
  const [missingField, setMissingField] = useState<string>()
  const [other, setOther] = useState<Source>()
  const say = useSay()
  const all = [...groups[source.kind], common].flatMap(group => group.fields)

  const sourceOfForm = (): Source => {
    const fields = all.filter(field => texts[field.key] !== undefined)
    const withFields = fields.reduce<Source>((so, field) => field.write(so, texts[field.key] ?? ''), one)
    const whole =
      'text' in withFields && 'text' in source && text !== paragraphsText(source.text)
        ? { ...withFields, text: readParagraphs(text, source.text) }
        : withFields
    return { ...whole, caveat: whole.certainty === 'to-verify' ? whole.caveat : undefined }
  }
  const save = (from: number) => {
    const next = { ...sourceOfForm(), revision: from }
    const lack = lacks(next)
    setMissingField(lack)
    if (lack) return
    call['library.save']({ source: isNew ? { ...next, id: idOf(next) } : next }).then(
      answer => {
        say.success(
          'Source enregistrée.',
          isNew
            ? () => call['library.remove']({ id: answer.id })
            : () => call['library.revert']({ id: answer.id, revision: answer.revision }),
          answer.id,
        )
        onSaved(answer)
      },
      cause => {
        const error: AppError = asError(cause)
        if (error.code !== 'stale') return say.error(error)
        call['library.get']({ id: source.id }).then(setOther, say.error)
      },
    )
  }
  const field = (editField: EditField) => (
    <One
      key={editField.key}
      field={editField}
      value={texts[editField.key] ?? editField.read(one)}
      onChange={value => setTyped(before => ({ ...before, [editField.key]: value }))}
      onCite={id => setOne(now => withAuthority(now, id))}
    />
  )
  const [first, ...rest] = groups[source.kind]
  return (
    <form
      className="reader form"
      // Enter in a field saves nothing: half a form is not what was meant
      onSubmit={(event: FormEvent) => event.preventDefault()}
      aria-label={isNew ? 'Nouvelle source' : `Modifier ${label(source)}`}
    >
      <h2 className="reader-title">
        {isNew ? `Nouvelle source\u00a0: ${sourceKinds[source.kind].one}` : 'Modifier'}
      </h2>
      {first && (
        <Section title={first.title} open>
          {first.fields.map(field)}
        </Section>
      )}
      {rest.map(group => (
        <Section key={group.title} title={group.title} open={isNew || filledIn(group, one)}>
          {group.fields.map(field)}
        </Section>
      ))}
      {'text' in source && (
        <Section title="Texte" open={isNew}>
          <Field
            label="Texte, paragraphe par paragraphe"
            type="long"
            rows={14}
            value={text}
            onChange={setText}
            help="Une ligne vide entre deux paragraphes&nbsp;; le numéro d’un point au début du sien&nbsp;: «&nbsp;5.&nbsp;»."
          />
        </Section>
      )}
      {one.kind === 'article' && (
        <Section title={`Versions (${one.versions.length})`} open={isNew}>
          <Versions versions={one.versions} onChange={versions => setOne({ ...one, versions })} />
        </Section>
      )}
      {one.kind === 'argument' && (
        <>
          <Section title={`Faits et chiffres (${one.facts.length})`} open={isNew || one.facts.length > 0}>
            <Facts facts={one.facts} onChange={facts => setOne({ ...one, facts })} acts={acts} />
          </Section>
          <Section title={`Mesures visées (${one.measures.length})`} open={one.measures.length > 0}>
            <Measures measures={one.measures} onChange={measures => setOne({ ...one, measures })} />
          </Section>
          <Section title={`Objections et réponses (${one.pairs.length})`} open={isNew}>
            <Pairs pairs={one.pairs} onChange={pairs => setOne({ ...one, pairs })} />
          </Section>
          <Section title={`Autorités (${one.authorities.length})`} open={isNew}>
            <Authorities
              authorities={one.authorities}
              onChange={authorities => setOne({ ...one, authorities })}
              acts={acts}
            />
          </Section>
        </>
      )}
      <Section title={common.title} open={filledIn(common, one)}>
        {common.fields.map(field)}
      </Section>
      <Choice
        label="Certitude"
        value={one.certainty}
        onChange={value => setOne({ ...one, certainty: value === 'verified' ? 'verified' : 'to-verify' })}
        help={
          source.certainty === 'verified'
            ? undefined
            : 'Pour la dire vérifiée, enregistrez, puis «\u00a0J’ai lu ce texte\u00a0».'
        }
        options={[
          ...(source.certainty === 'verified'
            ? [{ value: 'verified', label: 'vérifiée\u00a0: lue dans une source' }]
            : []),
          { value: 'to-verify', label: 'à vérifier' },
        ]}
      />
      {one.certainty === 'to-verify' && (
        <Field
          label="Ce qui reste à vérifier"
          type="long"
          value={one.caveat ?? ''}
          onChange={caveat => setOne({ ...one, caveat: caveat || undefined })}
        />
      )}
      {missingField && (
        <p className="field-error" role="alert">
          {missingField}
        </p>
      )}
      <div className="actions">
        <Button look="main" onPress={() => save(source.revision)}>
          Enregistrer
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
      </div>
      <Box
        title="Cette source a été modifiée ailleurs"
        open={Boolean(other)}
        onClose={() => setOther(undefined)}
        alert
      >
        <p>
          Ce que vous avez saisi est encore ici, l’autre version est dans la bibliothèque&nbsp;: rien n’est
          perdu.
        </p>
        <div className="actions">
          <Button
            look="main"
            onPress={() => {
              setOther(undefined)
              if (other) save(other.revision)
            }}
          >
            Garder ce que j’ai saisi ici
          </Button>
          <Button onPress={onClose}>Prendre l’autre version</Button>
        </div>
      </Box>
    </form>
  )
}

/** A source with what its text newly cites among its authorities. */
const withAuthority = (one: Source, source: string): Source =>
  one.kind !== 'argument' || one.authorities.some(each => each.source === source)
    ? one
    : { ...one, authorities: [...one.authorities, { source, role: 'support' }] }

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()
const passageText = ({ n, text }: Passage) => `${n === undefined ? '' : `${n}. `}${oneLine(text)}`

/** A text as one writes it: a blank line between paragraphs, the number of a point before it. */
export const paragraphsText = (passages: readonly Passage[]): string => passages.map(passageText).join('\n\n')

/** The paragraphs of a written text. Those that did not change stay what they were; a new one is of the part it stands in. */
export function readParagraphs(text: string, before: readonly Passage[]): Passage[] {
  const passagesByText = new Map<string, Passage[]>()
  for (const one of before)
    passagesByText.set(passageText(one), [...(passagesByText.get(passageText(one)) ?? []), one])
  let section: Passage['section']
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean)
    .map(line => {
      const same = passagesByText.get(line)?.shift()
      if (same) {
        section = same.section
        return same
      }
      const [, n, rest] = /^(\d{1,3})\s?\.\s+(.+)$/.exec(line) ?? []
      return { ...(n && { n: Number(n) }), ...(section && { section }), text: rest ?? line }
    })
}

/** Begins a source written by hand, of the kind one chooses. */
export const NewSource = ({ onCreate }: { readonly onCreate: (kind: SourceKind) => void }) => (
  <MenuTrigger>
    <Button>Nouvelle source…</Button>
    <Popover className="popover">
      <Menu className="menu" aria-label="Nature de la source" onAction={key => onCreate(Kinds.parse(key))}>
        {Kinds.options.map(kind => (
          <MenuItem key={kind} id={kind} textValue={sourceKinds[kind].one} className="menu-item">
            <Text slot="label">{sourceKinds[kind].one}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
