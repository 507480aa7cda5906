import { useMemo, useState } from 'react'
import { admissibility } from '../../../shared/campaign/amendments/admissible.ts'
import { apply } from '../../../shared/campaign/amendments/applying/apply.ts'
import { through } from '../../../shared/campaign/amendments/applying/through.ts'
import { compose } from '../../../shared/campaign/amendments/composing/compose.ts'
import {
  amendmentLabel,
  chamberLabels,
  parentLabel,
  targetLabel,
} from '../../../shared/campaign/amendments/label.ts'
import type { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import { momentOf } from '../../../shared/campaign/amendments/moment.ts'
import { parentNumber, parentsIn, subOf } from '../../../shared/campaign/amendments/parents.ts'
import { small } from '../../../shared/campaign/amendments/say.ts'
import { asError, call, useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Acts } from './Acts.tsx'
import { BeforeAfter, InTheEnd } from './BeforeAfter.tsx'
import { ChangeList } from './Changes.tsx'
import { composing, conflictsWith, siblingsOf, toggleNumber } from './compose.ts'
import { AdmissibilityNotes, Details, ReasonsForm } from './Details.tsx'
import { exportWord, openAsText } from './exporting.ts'
import { LinkedArguments } from './LinkedArguments.tsx'
import { usePaper } from './Paper.tsx'
import { type PointedWords, Pointing } from './Pointing.tsx'
import { useAmendment } from './useAmendment.ts'
import { articleFrom, useArticles } from './useArticles.ts'

/** An amendment composed by pointing at the words of its article; what it says and what it does are computed at once. */
export function Composer({ id }: { readonly id: string }) {
  const { amendment, error, change, isSaved, flush } = useAmendment(id)
  if (error) return <Failure error={asError(error)} />
  if (!amendment) return <Loading />
  return <Open amendment={amendment} change={change} isSaved={isSaved} flush={flush} />
}

interface Props {
  readonly amendment: Amendment
  readonly change: (part: Partial<Amendment>) => void
  readonly isSaved: boolean
  readonly flush: () => Promise<void>
}

function Open({ amendment, change, isSaved, flush }: Props) {
  const say = useSay()
  const { value: bills } = useCall('bills.list', {})
  const { value: around } = useCall('amendments.list', amendment.bill ? { bill: amendment.bill } : {})
  const { value: versions } = useCall('billTexts.list', amendment.bill ? { bill: amendment.bill } : null)
  const { value: text } = useCall(
    'billTexts.get',
    amendment.text && !amendment.pasted ? { id: amendment.text } : null,
  )
  const parentOf = useMemo(() => parentsIn(around ?? []), [around])
  const parent = parentOf(amendment)
  const numberOfParent = amendment.parent === undefined ? undefined : parentNumber(amendment, parent)
  const article = useMemo(() => articleFrom(amendment, text, parent), [amendment, text, parent])
  const [selection, setChosen] = useState<PointedWords>()
  const [alineaNumbers, setTicked] = useState<readonly number[]>([])
  const [whole, setWhole] = useState(false)
  const siblings = useMemo(
    () => siblingsOf({ id: amendment.id, text: amendment.text }, around ?? []),
    [around, amendment.id, amendment.text],
  )
  const articleOf = useArticles(amendment.text ? [amendment] : [], parentOf)
  const composition = useMemo(
    () => (article ? apply(article, amendment.changes, amendment.chamber) : undefined),
    [article, amendment.changes, amendment.chamber],
  )
  const end = useMemo(() => {
    const parentArticle = parent && articleFrom(parent, text, undefined)
    return parentArticle && through(amendment, parent, parentArticle)
  }, [amendment, parent, text])
  const ownConflicts = useMemo(
    () => conflictsWith(amendment, siblings, articleOf),
    [amendment, siblings, articleOf],
  )
  const paper = usePaper()
  const bill = bills?.find(one => one.id === amendment.bill)
  const isImported = amendment.origin === 'imported'
  const dispositif = isImported
    ? amendment.dispositif.split('\n')
    : compose(amendment.changes, { chamber: amendment.chamber, parentNumber: numberOfParent })

  const { setChanges, add, read, edit } = composing(amendment, numberOfParent, change)
  const act = (one: Change) => {
    add(one)
    setChosen(undefined)
    setTicked([])
  }
  const choose = (next: PointedWords | undefined) => {
    setChosen(next)
    if (next) setTicked([])
  }
  const tick = (n: number) => {
    setChosen(undefined)
    setTicked(list => toggleNumber(list, n))
  }
  const afterSaving = (act: () => Promise<void>) => () => void flush().then(act).catch(say.error)
  const amendIt = () =>
    call['amendments.save']({ amendment: subOf(amendment, crypto.randomUUID()) }).then(
      copy => go(['campagne', 'amendements', copy.id]),
      say.error,
    )
  const remove = () =>
    call['amendments.remove']({ ids: [amendment.id] }).then(() => {
      go(['campagne', 'amendements'], { texte: amendment.bill })
      say.success('Amendement retiré.', () => call['amendments.restore']({ ids: [amendment.id] }))
    }, say.error)

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
          {targetLabel(amendment.target)}, {small(amendmentLabel(amendment))}
        </h2>
        {amendment.parent && (
          <p className="help">
            Sous-amendement{' '}
            {parent ? (
              <a href={href(['campagne', 'amendements', parent.id])}>{parentLabel(amendment, parent)}</a>
            ) : (
              `${parentLabel(amendment, parent)}, qui n’est pas dans la bibliothèque`
            )}
          </p>
        )}
        <div className="actions">
          <Button look="main" onPress={afterSaving(() => exportWord([amendment.id], '', paper.model))}>
            Exporter en Word
          </Button>
          <Button onPress={afterSaving(() => openAsText([amendment.id]))}>Ouvrir comme texte</Button>
          {!amendment.parent && <Button onPress={afterSaving(amendIt)}>Sous-amender</Button>}
          <Button look="quiet" onPress={remove}>
            Retirer
          </Button>
          <span className="help" role="status">
            {isSaved ? 'Enregistré' : 'Enregistrement…'}
          </span>
        </div>
        {paper.field}
      </header>
      <div className="composer-columns">
        <section aria-labelledby="the-article" className="composer-article">
          <h3 id="the-article">
            {amendment.parent
              ? `Amendement n°\u00a0${numberOfParent}`
              : designation
                ? `Article ${designation}`
                : 'Article'}
          </h3>
          {article ? (
            <>
              {!isImported && (
                <Acts
                  alineas={article.alineas}
                  article={designation}
                  isSubAmendment={numberOfParent !== undefined}
                  selection={selection}
                  alineaNumbers={alineaNumbers}
                  onChange={act}
                  onRead={read}
                />
              )}
              <Pointing
                alineas={article.alineas}
                selection={selection}
                onChoose={choose}
                alineaNumbers={new Set(alineaNumbers)}
                onTick={tick}
              />
            </>
          ) : (
            <p className="help">
              Le texte de {amendment.parent ? 'cet amendement' : 'cet article'} n’est pas dans la bibliothèque
              : ce qu’il change est lu dans ses mots seuls.
            </p>
          )}
        </section>
        <div className="composer-result">
          <section aria-labelledby="dispositif">
            <h3 id="dispositif">Dispositif</h3>
            {dispositif.length > 0 ? (
              <div className="dispositif">
                {dispositif.map((line, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                  <p key={n}>{line}</p>
                ))}
              </div>
            ) : (
              <p className="help">
                Il se compose à mesure que vous pointez des mots et choisissez quoi en faire.
              </p>
            )}
            {!isImported && (
              <ChangeList amendment={amendment} numberOfParent={numberOfParent} onChange={setChanges} />
            )}
            {composition && composition.flaws.length > 0 && (
              <ul className="flaws" role="status">
                {composition.flaws.map(flaw => (
                  <li key={`${flaw.change} ${flaw.message}`} className={flaw.severity}>
                    {flaw.message}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {composition && (
            <section aria-labelledby="outcome">
              <h3 id="outcome">
                {numberOfParent === undefined ? 'L’article' : 'L’amendement'} avant et après
              </h3>
              <label className="tick-line">
                <input type="checkbox" checked={whole} onChange={event => setWhole(event.target.checked)} />{' '}
                {numberOfParent === undefined ? 'Tout l’article consolidé' : 'Tout l’amendement consolidé'}
              </label>
              <BeforeAfter result={composition} all={whole} isSubAmendment={numberOfParent !== undefined} />
            </section>
          )}
          {end && <InTheEnd end={end} all={whole} />}
          <AdmissibilityNotes
            amendment={amendment}
            notes={admissibility(amendment, momentOf(amendment, new Date(), bill, versions ?? []))}
            conflicts={ownConflicts}
            siblings={siblings}
          />
          <ReasonsForm amendment={amendment} onChange={edit} />
          <LinkedArguments amendment={amendment} onChange={edit} />
          <Details amendment={amendment} bill={bill} article={article} siblings={siblings} onChange={edit} />
        </div>
      </div>
    </article>
  )
}
