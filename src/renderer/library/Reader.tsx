import { type ComponentType, type ReactNode, useState } from 'react'
import type { Run } from '../../shared/french/run.ts'
import type { SourceKind } from '../../shared/kernel/common.ts'
import { cite, label } from '../../shared/library/cite/print.ts'
import { isAuthority, sourceKinds } from '../../shared/library/kinds/registry.ts'
import type { Document, Source } from '../../shared/library/model.ts'
import { whyKept } from '../../shared/library/withdrawal.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { momentText, shortDay } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { ReadIt } from '../ui/reading.tsx'
import { Standings } from '../ui/standing.tsx'
import { Failure, Loading, Marks } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { ArgumentText } from './ArgumentText.tsx'
import { InsertArgument } from './ArgumentUses.tsx'
import { ArticleText } from './ArticleText.tsx'
import { useCite } from './cite.ts'
import { DecisionText } from './DecisionText.tsx'
import { EditForm } from './edit/EditForm.tsx'
import { FoundWords } from './found/FoundWords.tsx'
import { Links } from './Links.tsx'
import { Filing } from './organise/Filing.tsx'
import { Shelves } from './organise/Shelves.tsx'
import { Passages } from './Passages.tsx'
import type { Acts } from './sourceActions.ts'

const who = { user: 'vous', import: 'un import', pack: 'la bibliothèque de départ' } as const

/** Shows the changes of a source, by whom, and takes them back. */
function History({ source }: { readonly source: Source }) {
  const { value: edits } = useCall('library.history', { id: source.id })
  const say = useSay()
  if (!edits || edits.length === 0) return null
  const revert = (revision: number) =>
    call['library.revert']({ id: source.id, revision }).then(() => {
      say.over(source.id)
      say.success('La version d’avant est rétablie.')
    }, say.error)
  return (
    <details className="history">
      <summary>Historique ({edits.length})</summary>
      <ol>
        {edits.map(edit => (
          <li key={edit.revision}>
            <span>
              {momentText(edit.at)}, par {who[edit.by]}
            </span>
            <Button look="link" onPress={() => void revert(edit.revision)}>
              Revenir avant cette modification
            </Button>
          </li>
        ))}
      </ol>
    </details>
  )
}

interface Props {
  readonly id: string
  readonly pin?: string
  /** the text of the search that led to it: its words are lit */
  readonly words?: string
  readonly acts: Acts
  /** set where the reader stands in a side panel: fewer words around the text */
  readonly compact?: boolean
  readonly onGone?: () => void
  /** of an argument: the spaces it is shared in */
  readonly shared?: ReactNode
}

/** A source, whole: what it is, its text, what one may do with it. */
export function Reader({ id, ...rest }: Props) {
  const { value: source, error, reload } = useCall('library.get', { id })
  if (error) return <Failure error={error} retry={reload} />
  if (!source || source.id !== id) return <Loading what="Ouverture de la source" />
  return <Open key={id} source={source} {...rest} />
}

function Open({
  source,
  pin,
  words = '',
  acts,
  compact,
  onGone,
  shared,
}: Omit<Props, 'id'> & { readonly source: Source }) {
  const [editing, setEditing] = useState(false)
  const [shelving, setShelving] = useState(false)
  const say = useSay()
  const toCite = useCite(acts)
  const close = () => setEditing(false)
  const Body = bodies[source.kind] as ComponentType<BodyProps<Source>>
  if (editing) return <EditForm source={source} acts={acts} onClose={close} onSaved={close} />
  const remove = () =>
    call['library.remove']({ id: source.id }).then(() => {
      onGone?.()
      say.success(`«\u00a0${label(source)}\u00a0» est retiré de la bibliothèque.`, () =>
        call['library.restore']({ id: source.id }),
      )
    }, say.error)
  return (
    <article className={`reader${compact ? ' compact' : ''}`} aria-labelledby={`title-${source.id}`}>
      <header className="reader-head">
        <p className="over">
          {sourceKinds[source.kind].one}
          {source.kind === 'decision' && source.publication && (
            <span className="badge grade">{source.publication}</span>
          )}
          <Marks of={source} />
        </p>
        <h2 id={`title-${source.id}`} className="reader-title">
          {source.kind === 'argument' ? (
            source.title
          ) : (
            <Runs runs={cite(source, { profile: acts.profile })} />
          )}
        </h2>
        {source.certainty === 'to-verify' && (
          <p className="caveat">
            <strong>À vérifier avant tout usage.</strong>{' '}
            {source.caveat ?? 'Cette source n’a pas été lue dans son texte officiel.'}
          </p>
        )}
        {source.withdrawn && (
          <p className="caveat">
            <strong>Retiré par son éditeur</strong> (liste du {shortDay(source.withdrawn)}). {whyKept(source)}
            &nbsp;: vérifiez s’il peut encore être cité.
          </p>
        )}
        {isAuthority(source) && <StandingOf source={source} pin={pin} />}
        <Filing source={source} acts={acts} />
        {source.kind === 'argument' && shared}
        <div className="actions">
          {source.kind === 'argument' && acts.insert && (
            <InsertArgument argument={source} insert={acts.insert} />
          )}
          {isAuthority(source) && (
            <Button look="main" onPress={() => toCite(source)}>
              {acts.cite ? 'Citer' : 'Copier la citation'}
            </Button>
          )}
          {compact ? (
            <Button look="quiet" onPress={() => acts.open(source.id, pin)}>
              Ouvrir dans la bibliothèque
            </Button>
          ) : (
            <>
              <ReadIt id={source.id} />
              <Button onPress={() => setEditing(true)}>Modifier</Button>
              <Button look="quiet" onPress={() => setShelving(true)}>
                Ranger…
              </Button>
              <Button look="quiet" onPress={() => void remove()}>
                Retirer
              </Button>
            </>
          )}
        </div>
      </header>
      {shelving && <Shelves ids={[source.id]} onClose={() => setShelving(false)} />}
      <FoundWords words={words} isOpenedThere={pin === undefined} isWithoutKeys={compact}>
        <Body source={source} pin={pin} acts={acts} />
      </FoundWords>
      {isAuthority(source) && <Links id={source.id} acts={acts} />}
      {!compact && (
        <footer className="reader-foot">
          <Notes source={source} />
          <About source={source} />
          <History source={source} />
        </footer>
      )}
    </article>
  )
}

/** How far the source was read, at the point it was opened at, and what became of it. */
function StandingOf({ source, pin }: { readonly source: Source; readonly pin: string | undefined }) {
  const { value } = useCall('library.standings', { of: [{ id: source.id, ...(pin && { pin }) }] }, [
    'library',
  ])
  const [standing] = value ?? []
  return standing ? <Standings of={standing} /> : null
}

interface BodyProps<S extends Source> {
  readonly source: S
  readonly pin?: string
  readonly acts: Acts
}

/** The text of a source of a kind, and what one may do with its parts. */
const bodies: { readonly [K in SourceKind]: ComponentType<BodyProps<Extract<Source, { kind: K }>>> } = {
  decision: DecisionText,
  article: ArticleText,
  argument: ArgumentText,
  document: DocumentText,
}

const About = ({ source }: { readonly source: Source }) => (
  <section className="about" aria-label="Provenance">
    {source.provenance.length > 0 && (
      <details>
        <summary>Provenance ({source.provenance.length})</summary>
        {source.provenance.map(from => (
          <p key={`${from.publisher}${from.url ?? from.file ?? ''}`} className="help">
            {from.publisher}
            {from.licence && `, ${from.licence}`}
            {from.asOf && `, état au ${shortDay(from.asOf)}`}
            {otherwise(source, from).map(value => `, qui dit\u00a0: «\u00a0${value}\u00a0»`)}
            {from.url && (
              <>
                {' · '}
                <span className="address">{from.url}</span>
              </>
            )}
          </p>
        ))}
      </details>
    )}
  </section>
)

/** Values that a publisher gives to a source and that the source does not show. */
function otherwise(source: Source, { says = {} }: Source['provenance'][number]): string[] {
  const fields = new Map<string, unknown>(Object.entries(source))
  return Object.entries(says).flatMap(([name, value]) => (fields.get(name) === value ? [] : [value]))
}

/** Notes for oneself, kept with the source and never exported. */
function Notes({ source }: { readonly source: Source }) {
  const [text, setText] = useState(source.notes)
  const say = useSay()
  const save = () =>
    call['library.save']({ source: { ...source, notes: text } }).then(
      () => say.success('Note enregistrée.'),
      say.error,
    )
  return (
    <section className="notes" aria-label="Notes privées">
      <Field label="Notes privées" type="long" value={text} onChange={setText} help="Jamais exportées." />
      {text !== source.notes && <Button onPress={() => void save()}>Enregistrer la note</Button>}
    </section>
  )
}

/** A report, an opinion, a paper of Parliament: what it says, then its text. */
function DocumentText({ source, pin, acts }: BodyProps<Document>) {
  return (
    <>
      {source.holding && <p className="holding">{source.holding}</p>}
      {source.url && (
        <p className="help">
          Adresse&nbsp;: <span className="address">{source.url}</span>
        </p>
      )}
      <Passages source={source} pin={pin} acts={acts} />
    </>
  )
}

/** Text of several appearances, as the page prints it. */
const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map((run, index) => {
    const key = `${index}-${run.text}`
    if (run.marks?.includes('italic')) return <i key={key}>{run.text}</i>
    if (run.marks?.includes('bold')) return <b key={key}>{run.text}</b>
    if (run.marks?.includes('superscript')) return <sup key={key}>{run.text}</sup>
    return <span key={key}>{run.text}</span>
  })
