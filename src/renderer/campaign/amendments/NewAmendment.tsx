import { useState } from 'react'
import { headOf } from '../../../shared/campaign/amendments/begin.ts'
import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { houseAhead } from '../../../shared/campaign/bills/ahead.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { lastVersion, versionName } from '../../../shared/campaign/bills/versions.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { chambers } from './chambers.ts'

interface Props {
  readonly bills: readonly Bill[]
  readonly bill?: string | undefined
  readonly text?: string | undefined
  readonly article?: string | undefined
}

/** Where a new amendment begins: an article of a text of the library, or one pasted here. */
export function NewAmendment(props: Props) {
  const say = useSay()
  const { bills } = props
  const [bill, setBill] = useState(props.bill ?? '')
  const [version, setText] = useState(props.text)
  const [article, setArticle] = useState(props.article ?? '')
  const [pastedText, setPasted] = useState('')
  const [house, setChamber] = useState<'an' | 'senat'>()
  const { value: texts } = useCall('billTexts.list', bill ? { bill } : null)
  const currentBill = bills.find(one => one.id === bill)
  // what is discussed is the last version; another one is chosen on purpose
  const text = version ?? (currentBill && lastVersion(currentBill, texts ?? [])?.id) ?? ''
  const chamber = house ?? (currentBill && houseAhead(currentBill, today())) ?? 'an'
  const { value: whole } = useCall('billTexts.get', text ? { id: text } : null)
  const articles = bill && text ? (whole?.articles ?? []).filter(one => one.kind === 'article') : []
  const hasText = articles.length > 0
  const lines = pastedText
    .split('\n')
    .map(line => withNoBreakSpaces(line.trim()))
    .filter(Boolean)
  const designation = article.trim().replace(/^(?:l[’'])?article\s+/i, '')
  const ready = hasText
    ? articles.some(one => one.designation === article)
    : lines.length > 0 && designation !== ''

  const [starting, setStarting] = useState(false)
  const start = () => {
    setStarting(true)
    const amendment = Amendment.parse({
      id: crypto.randomUUID(),
      ...(bill && { bill }),
      ...(hasText ? { text } : { pasted: lines }),
      chamber: hasText && whole ? whole.chamber : chamber,
      ...headOf(currentBill, hasText ? (whole ?? undefined) : undefined, today()),
      target: { kind: 'article', article: designation },
    })
    call['amendments.save']({ amendment })
      .then(answer => go(['campagne', 'amendements', answer.id], {}, true), say.error)
      .finally(() => setStarting(false))
  }
  return (
    <section aria-labelledby="new-amendment" className="new-amendment">
      <h2 id="new-amendment">Nouvel amendement</h2>
      <Choice
        label="Texte suivi"
        value={bill}
        onChange={value => {
          setBill(value)
          setText(undefined)
          setArticle('')
        }}
        options={[
          { value: '', label: 'Aucun\u00a0: je colle un article' },
          ...bills.map(one => ({ value: one.id, label: one.title })),
        ]}
      />
      {bill && (texts?.length ?? 0) > 0 && (
        <Choice
          label="Version du texte"
          value={text}
          onChange={value => {
            setText(value)
            setArticle('')
          }}
          options={[
            { value: '', label: 'Aucune\u00a0: je colle l’article' },
            ...(texts ?? []).map(one => ({ value: one.id, label: versionName(currentBill, one) })),
          ]}
        />
      )}
      {bill && texts?.length === 0 && (
        <p className="help">
          Aucune version de ce texte n’est dans la bibliothèque&nbsp;: collez l’article ici, ou ajoutez le
          texte dans <a href={href(['campagne', 'textes', bill])}>Textes et mesures</a>.
        </p>
      )}
      {hasText ? (
        <Choice
          label="Article"
          value={article}
          onChange={setArticle}
          options={[
            { value: '', label: 'Choisissez' },
            ...articles.map(one => ({
              value: one.designation,
              label: `Article ${one.designation} (${countOf(one.alineas.length, 'alinéa')})`,
            })),
          ]}
        />
      ) : (
        <>
          <Choice
            label="Assemblée"
            value={chamber}
            onChange={value => setChamber(value === 'senat' ? 'senat' : 'an')}
            options={chambers}
          />
          <Field
            label="Article"
            value={article}
            onChange={setArticle}
            placeholder="8 ter"
            required
            help="Sa désignation dans le texte&nbsp;: 1er, 8 ter, 15 quater A."
          />
          <Field
            label="Texte de l’article"
            type="long"
            rows={8}
            value={pastedText}
            onChange={setPasted}
            help={`Une ligne par alinéa, depuis le début de l’article\u00a0; les titres d’articles cités («\u00a0Art. L. …\u00a0») comptent. ${lines.length > 0 ? `${lines.length} alinéa${lines.length > 1 ? 's' : ''} compté${lines.length > 1 ? 's' : ''}.` : ''}`}
          />
        </>
      )}
      <div className="actions">
        <Button look="main" onPress={start} busy={starting} isDisabled={!ready}>
          Commencer
        </Button>
        <Button look="quiet" onPress={() => go(['campagne', 'amendements'])}>
          Annuler
        </Button>
      </div>
    </section>
  )
}

/** The signs French ties to their word, which what is copied from a page often loses. */
const withNoBreakSpaces = (line: string): string =>
  line
    .replace(/([«–]) /g, '$1\u00a0')
    .replace(/ ([»;:!?%–])/g, '\u00a0$1')
    .replace(/\b([LRD]\.|n°) (?=\d)/g, '$1\u00a0')
