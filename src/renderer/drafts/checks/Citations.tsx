import { useState } from 'react'
import type {
  CheckedCitation,
  CheckedQuote,
  CiteCheck,
  Correction,
} from '../../../shared/drafts/verify/cite-check.ts'
import {
  ABSENT_TITLE,
  checkSummary,
  comparedSentences,
  NEVER_COMPARED,
} from '../../../shared/drafts/verify/summary.ts'
import {
  asksForAct,
  differenceText,
  isWrong,
  outcomeNames,
  uncomparedText,
  verdictNames,
} from '../../../shared/drafts/verify/telling.ts'
import { quoteVerdict } from '../../../shared/drafts/verify/verdict.ts'
import { capital } from '../../../shared/french/wording.ts'
import type { Standing } from '../../../shared/library/authority.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { ReadIt } from '../../ui/reading.tsx'
import { Standings } from '../../ui/standing.tsx'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import './citations.css'

interface Props {
  readonly draft: string
  readonly onGo: (block: string) => void
  readonly onCorrect: (correction: Correction) => void
}

/** How the citations of a text stand to the library, in one line, and the way to see each of them. */
export function Citations({ draft, onGo, onCorrect }: Props) {
  const { value, error, reload } = useCall('drafts.citations', { id: draft }, [
    'drafts',
    'dossiers',
    'library',
  ])
  const [open, setOpen] = useState(false)
  if (error) return <Failure error={error} retry={reload} />
  if (!value || value.citations.length + value.quotes.length === 0) return null
  const leave = (act: () => void) => {
    setOpen(false)
    act()
  }
  return (
    <section className="citation-check" aria-label="Citations contrôlées">
      <h2>Citations</h2>
      <p className="help">{checkSummary(value).text}</p>
      <Button onPress={() => setOpen(true)}>Voir chaque citation</Button>
      <Box title="Les citations de ce texte" open={open} onClose={() => setOpen(false)} wide>
        <CitationList
          check={value}
          draft={draft}
          onGo={block => leave(() => onGo(block))}
          onCorrect={one => leave(() => onCorrect(one))}
        />
        <div className="actions">
          <Button look="quiet" onPress={() => setOpen(false)}>
            Fermer
          </Button>
        </div>
      </Box>
    </section>
  )
}

const filters = [
  ['todo', 'À revoir'],
  ['unseen', 'Non vérifiées'],
  ['all', 'Toutes'],
] as const
type Filter = (typeof filters)[number][0]

const SEEN: ReadonlySet<CheckedCitation['verdict']> = new Set(['read', 'differs'])

function CitationList({ check, draft, onGo, onCorrect }: Props & { readonly check: CiteCheck }) {
  const todo = check.citations.filter(asksForAct).length + check.quotes.filter(isWrong).length
  const [filter, setFilter] = useState<Filter>(todo > 0 ? 'todo' : 'all')
  const say = useSay()
  const citations = check.citations.filter(
    one => filter === 'all' || (filter === 'todo' ? asksForAct(one) : !SEEN.has(one.verdict)),
  )
  const quotes = check.quotes.filter(one => filter === 'all' || (filter === 'todo' && isWrong(one)))
  const [writing, setWriting] = useState(false)
  const sourceIds = [...new Set(check.citations.flatMap(one => (one.source ? [one.source.id] : [])))]
  const { value: standings } = useCall('library.standings', { of: sourceIds.map(id => ({ id })) }, [
    'library',
  ])
  const report = (format: 'docx' | 'pdf') => {
    setWriting(true)
    return call['drafts.report']({ id: draft, format })
      .then(file => save(exportUrl(file.id), file.name), say.error)
      .finally(() => setWriting(false))
  }
  return (
    <>
      <div className="citation-filters">
        <fieldset className="kinds" aria-label="Montrer">
          {filters.map(([value, name]) => (
            <label key={value} className="kind">
              <input
                type="radio"
                name="citation-filter"
                checked={filter === value}
                onChange={() => setFilter(value)}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <div className="report-kinds">
          <Button busy={writing} onPress={() => void report('docx')}>
            Rapport daté (Word)
          </Button>
          <Button busy={writing} onPress={() => void report('pdf')}>
            Rapport daté (PDF)
          </Button>
        </div>
      </div>
      {citations.length + quotes.length === 0 && (
        <p className="help">
          {filter === 'todo'
            ? 'Rien à revoir dans ce qui a pu être comparé. «\u00a0Référence seule\u00a0»\u00a0: le texte n’a pas été lu.'
            : 'Aucune\u00a0: rien de ce qui se compare n’a été laissé de côté.'}
        </p>
      )}
      <p className="help">
        {checkSummary(check).text} {NEVER_COMPARED}
      </p>
      {filter !== 'todo' && <Absent lines={checkSummary(check).absent} />}
      <ul className="citation-rows" aria-label="Citations">
        {withKeys(
          citations.filter(one => one.verdict !== 'absent' || asksForAct(one)),
          one => `${one.block}${one.written}`,
        ).map(({ key, item }) => (
          <CitationRow
            key={key}
            one={item}
            standing={standings?.find(of => of.id === item.source?.id)}
            onGo={onGo}
            onCorrect={onCorrect}
          />
        ))}
        {withKeys(quotes, one => `${one.block}${one.written}`).map(({ key, item }) => (
          <QuoteRow key={key} one={item} onGo={onGo} />
        ))}
      </ul>
    </>
  )
}

/** The citations whose source is not here, together: what to fetch and where. */
function Absent({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-label="Citations absentes de la bibliothèque">
      <p>{ABSENT_TITLE}</p>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function CitationRow({
  one,
  standing,
  onGo,
  onCorrect,
}: {
  readonly one: CheckedCitation
  readonly standing: Standing | undefined
  readonly onGo: Props['onGo']
  readonly onCorrect: Props['onCorrect']
}) {
  const { source } = one
  return (
    <li className={`citation-row ${asksForAct(one) ? 'wrong' : one.verdict}`}>
      <p>
        <b>{verdictNames[one.verdict]}</b> <span>{one.written}</span>
      </p>
      {source && one.differences.length > 0 && <p className="help">Source&nbsp;: {source.label}</p>}
      {one.differences.map(difference => (
        <p key={difference.what}>{capital(differenceText(difference))}.</p>
      ))}
      {one.remarks.map(remark => (
        <p key={remark.text}>{remark.text}</p>
      ))}
      {standing && <Standings of={standing} />}
      {one.unseen.map(text => (
        <p key={text} className="help">
          {text}
        </p>
      ))}
      {comparedSentences(one.compared.filter(({ stands }) => stands === 'same')).map(text => (
        <p key={text} className="help">
          {text}
        </p>
      ))}
      <div className="actions">
        <Button look="link" onPress={() => onGo(one.block)}>
          Aller au passage
        </Button>
        {source && standing && <ReadIt id={source.id} />}
        {source && !one.live && (
          <Button
            look="link"
            onPress={() =>
              onCorrect({
                block: one.block,
                written: one.written,
                source: { kind: source.kind, id: source.id, ...(one.pin && { pin: one.pin }) },
              })
            }
          >
            {one.differences.length > 0 ? 'Mettre la citation de la source' : 'Rendre vivante'}
          </Button>
        )}
      </div>
    </li>
  )
}

const QuoteRow = ({ one, onGo }: { readonly one: CheckedQuote; readonly onGo: Props['onGo'] }) => (
  <li className={`citation-row ${isWrong(one) ? 'wrong' : quoteVerdict(one)}`}>
    <p>
      <b>{outcomeNames[one.outcome]}</b> {one.source && <span>{one.source.label}</span>}
    </p>
    <p className="citation-words">
      «&nbsp;
      {one.changes.length > 0
        ? withKeys(one.changes, part => part.text).map(({ key, item }) =>
            item.kind === 'same' ? (
              <span key={key}>{item.text}</span>
            ) : item.kind === 'removed' ? (
              <del key={key}>{item.text}</del>
            ) : (
              <ins key={key}>{item.text}</ins>
            ),
          )
        : one.written}
      &nbsp;»
    </p>
    {one.note && <p className="help">{one.note}</p>}
    {one.compared.map(each => {
      const text = uncomparedText(each)
      return (
        text && (
          <p key={each.what} className="help">
            {text}
          </p>
        )
      )
    })}
    <div className="actions">
      <Button look="link" onPress={() => onGo(one.block)}>
        Aller au passage
      </Button>
    </div>
  </li>
)
