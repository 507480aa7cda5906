import { useMemo, useState } from 'react'
import { admissibility } from '../../../shared/campaign/amendment/admissible.ts'
import { apply } from '../../../shared/campaign/amendment/apply.ts'
import { compose } from '../../../shared/campaign/amendment/compose.ts'
import { chamberLabels, numberLabel, targetLabel } from '../../../shared/campaign/amendment/label.ts'
import { conflicts } from '../../../shared/campaign/amendment/liasse.ts'
import { parse } from '../../../shared/campaign/amendment/parse.ts'
import type { Amendment, Change } from '../../../shared/model/amendment.ts'
import { asError, call, useCall } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { go, href } from '../../ui/route.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Acts } from './Acts.tsx'
import { articleFrom, useArticles } from './articles.ts'
import { ChangeList } from './Changes.tsx'
import { Details, ReasonsForm } from './Details.tsx'
import { exportWord, openAsText } from './exporting.ts'
import { Noted } from './Noted.tsx'
import { BeforeAfter } from './Outcome.tsx'
import { type Chosen, Pointing } from './Pointing.tsx'
import { useAmendment } from './saving.ts'

/** An amendment composed by pointing at the words of its article; what it says and what it does are computed at once. */
export function Composer({ id }: { readonly id: string }) {
  const { amendment, error, change, kept, flush } = useAmendment(id)
  if (error) return <Failure error={asError(error)} />
  if (!amendment) return <Loading />
  return <Open amendment={amendment} change={change} kept={kept} flush={flush} />
}

interface Props {
  readonly amendment: Amendment
  readonly change: (part: Partial<Amendment>) => void
  readonly kept: boolean
  readonly flush: () => Promise<void>
}

function Open({ amendment, change, kept, flush }: Props) {
  const say = useSay()
  const { value: bills } = useCall('bills.list', {})
  const { value: around } = useCall('amendments.list', amendment.bill ? { bill: amendment.bill } : {})
  const { value: text } = useCall(
    'billTexts.get',
    amendment.text && !amendment.pasted ? { id: amendment.text } : null,
  )
  const article = useMemo(() => articleFrom(amendment, text), [amendment, text])
  const [chosen, setChosen] = useState<Chosen>()
  const [ticked, setTicked] = useState<readonly number[]>([])
  const [whole, setWhole] = useState(false)
  const others = useMemo(
    () => (around ?? []).filter(one => one.id !== amendment.id && one.text === amendment.text),
    [around, amendment.id, amendment.text],
  )
  const articleOf = useArticles(amendment.text ? [amendment] : [])
  const made = useMemo(
    () => (article ? apply(article, amendment.changes, amendment.chamber) : undefined),
    [article, amendment.changes, amendment.chamber],
  )
  const met = useMemo(
    () =>
      conflicts([amendment, ...others], articleOf).filter(
        one => one.a === amendment.id || one.b === amendment.id,
      ),
    [amendment, others, articleOf],
  )
  const bill = bills?.find(one => one.id === amendment.bill)
  const imported = amendment.origin === 'imported'
  const shown = imported
    ? amendment.dispositif.split('\n')
    : compose(amendment.changes, { chamber: amendment.chamber })

  const setChanges = (changes: Change[], more: Partial<Amendment> = {}) => {
    const next = { ...amendment, ...more, changes }
    const beside = changes.find(one => one.kind === 'add-article')
    change({
      ...more,
      changes,
      dispositif: compose(changes, { chamber: next.chamber }).join('\n'),
      ...(beside && { target: { kind: 'beside' as const, side: beside.side, article: beside.beside } }),
      ...(changes.some(one => one.kind === 'delete-article') &&
        amendment.kind === 'autre' && { kind: 'suppression' as const }),
    })
  }
  const add = (one: Change) => {
    // a gage stays last
    const gage = amendment.changes.filter(other => other.kind === 'gage')
    setChanges([...amendment.changes.filter(other => other.kind !== 'gage'), one, ...gage])
    setChosen(undefined)
    setTicked([])
  }
  const read = (dispositif: string): string | undefined => {
    const { changes, unread } = parse(dispositif, amendment.chamber, amendment.target)
    if (unread.length > 0 || changes.length === 0)
      return unread[0]?.split('\n').slice(0, 2).join(' ') ?? dispositif
    setChanges([...amendment.changes, ...changes])
    return undefined
  }
  const edit = (part: Partial<Amendment>) =>
    imported || (part.chamber === undefined && part.changes === undefined)
      ? change(part)
      : setChanges(part.changes ?? amendment.changes, part)
  const choose = (next: Chosen | undefined) => {
    setChosen(next)
    if (next) setTicked([])
  }
  const tick = (n: number) => {
    setChosen(undefined)
    setTicked(list => (list.includes(n) ? list.filter(one => one !== n) : [...list, n].sort((a, b) => a - b)))
  }
  const then = (act: () => Promise<void>) => () => void flush().then(act).catch(say.failed)
  const remove = () =>
    call['amendments.remove']({ ids: [amendment.id] }).then(() => {
      go(['campagne', 'amendements'], { texte: amendment.bill })
      say.done('Amendement retiré.', () => call['amendments.restore']({ ids: [amendment.id] }))
    }, say.failed)

  const designation =
    amendment.target.kind === 'article' || amendment.target.kind === 'beside' ? amendment.target.article : ''
  return (
    <article className="composer" aria-labelledby="composer-title">
      <header>
        <p className="help">
          <a href={href(['campagne', 'amendements'], { texte: amendment.bill })}>Amendements</a> ·{' '}
          {chamberLabels[amendment.chamber]}
          {amendment.textLabel && ` · ${amendment.textLabel}`}
        </p>
        <h2 id="composer-title">
          {targetLabel(amendment.target)}, amendement {numberLabel(amendment)}
        </h2>
        <div className="actions">
          <Button look="main" onPress={then(() => exportWord([amendment.id]))}>
            Exporter en Word
          </Button>
          <Button onPress={then(() => openAsText([amendment.id]))}>Ouvrir comme texte</Button>
          <Button look="quiet" onPress={remove}>
            Retirer
          </Button>
          <span className="help" role="status">
            {kept ? 'Enregistré' : 'Enregistrement…'}
          </span>
        </div>
      </header>
      <div className="composer-columns">
        <section aria-labelledby="the-article" className="composer-article">
          <h3 id="the-article">{designation ? `Article ${designation}` : 'Article'}</h3>
          {article ? (
            <>
              {!imported && (
                <Acts
                  alineas={article.alineas}
                  article={designation}
                  chosen={chosen}
                  ticked={ticked}
                  onChange={add}
                  onRead={read}
                />
              )}
              <Pointing
                alineas={article.alineas}
                chosen={chosen}
                onChoose={choose}
                ticked={new Set(ticked)}
                onTick={tick}
              />
            </>
          ) : (
            <p className="help">
              Le texte de cet article n’est pas dans la bibliothèque : ce que fait l’amendement est lu dans
              ses mots seuls.
            </p>
          )}
        </section>
        <div className="composer-result">
          <section aria-labelledby="dispositif">
            <h3 id="dispositif">Dispositif</h3>
            {shown.length > 0 ? (
              <div className="dispositif">
                {shown.map((line, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                  <p key={n}>{line}</p>
                ))}
              </div>
            ) : (
              <p className="help">
                Il se compose à mesure que vous pointez des mots et choisissez quoi en faire.
              </p>
            )}
            {!imported && (
              <ChangeList
                amendment={amendment}
                onChange={changes => {
                  const before = amendment.changes
                  setChanges(changes)
                  if (changes.length < before.length) say.done('Changement retiré.', () => setChanges(before))
                }}
              />
            )}
            {made && made.flaws.length > 0 && (
              <ul className="flaws" role="status">
                {made.flaws.map(flaw => (
                  <li key={`${flaw.change} ${flaw.message}`} className={flaw.severity}>
                    {flaw.message}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {made && (
            <section aria-labelledby="outcome">
              <h3 id="outcome">L’article avant et après</h3>
              <label className="tick-line">
                <input type="checkbox" checked={whole} onChange={event => setWhole(event.target.checked)} />{' '}
                Tout l’article consolidé
              </label>
              <BeforeAfter made={made} all={whole} />
            </section>
          )}
          <Noted
            amendment={amendment}
            notes={admissibility(amendment, { now: localNow() })}
            met={met}
            others={others}
          />
          <ReasonsForm amendment={amendment} onChange={edit} />
          <Details amendment={amendment} bill={bill} others={others} onChange={edit} />
        </div>
      </div>
    </article>
  )
}

/** Now, as a limit is written: local date and time. */
const localNow = (): string => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`
}
