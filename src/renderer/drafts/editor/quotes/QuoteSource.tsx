import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical'
import { useEffect, useState } from 'react'
import type { BlockOf } from '../../../../shared/drafts/model.ts'
import {
  type Comparison,
  compareQuote,
  uncutText,
  wordings,
} from '../../../../shared/drafts/verify/quotations/quotes.ts'
import { passageAt } from '../../../../shared/library/cite/pin.ts'
import { label } from '../../../../shared/library/cite/print.ts'
import { isAuthority } from '../../../../shared/library/kinds/registry.ts'
import type { Source, SourceRef } from '../../../../shared/library/model.ts'
import type { Hit } from '../../../../shared/search/model.ts'
import { runAfter } from '../../../kernel/debounce.ts'
import { Button } from '../../../ui/button.tsx'
import { Changes } from '../../../ui/changes.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { $setHead } from '../nodes/head.ts'
import { $isText, $textHead } from '../nodes/text.ts'
import { $inlines } from '../page/blockNodes.ts'
import type { EditorProps } from '../props.ts'
import './quotes.css'

type Quote = BlockOf<'quote'>

interface Props extends Pick<EditorProps, 'search' | 'loadSource'> {
  readonly editor: LexicalEditor
  /** the quotation that is looked at */
  readonly target: NodeKey
  readonly onLearn: (source: Source) => void
  readonly onClose: () => void
}

const $quote = (key: NodeKey): Quote | undefined => {
  const node = $getNodeByKey(key)
  if (!$isText(node)) return undefined
  const head = $textHead(node)
  return head.kind === 'quote' ? { ...head, inlines: $inlines(node) } : undefined
}

/** Where a quotation comes from, and whether it says what its source says: attached, changed, let go, compared word by word. */
export const QuoteSource = ({ editor, target, search, loadSource, onLearn, onClose }: Props) => {
  const [quote] = useState(() => editor.read(() => $quote(target)))
  const [ref, setRef] = useState<SourceRef | undefined>(quote?.source)
  const { source, failure } = useSource(ref?.id, loadSource)
  if (!quote) return null
  const { source: _, ...bare } = quote
  const currentQuote: Quote = ref ? { ...bare, source: ref } : bare
  const comparison = source && compareQuote(currentQuote, source)
  const keep = () => {
    if (source) onLearn(source)
    editor.update(() => {
      const node = $getNodeByKey(target)
      if (!node) return
      const { inlines: __, ...head } = currentQuote
      // typography leaves alone what is word for word
      $setHead(node, {
        ...head,
        verbatim: comparison
          ? comparison.kind !== 'different' && comparison.kind !== 'unread'
          : quote.verbatim,
      })
    })
    onClose()
  }
  return (
    <Box title="Source de la citation" open onClose={onClose} wide>
      <form
        className="quote-source"
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        {ref ? (
          <>
            <p className="quote-source-name">
              <strong>{source ? label(source) : (failure ?? 'Lecture de la source…')}</strong>
              <Button look="link" onPress={() => setRef(undefined)}>
                Changer de source
              </Button>
            </p>
            <Field
              label="Point ou passage"
              placeholder="pt 5, § 12, al. 2, p. 3"
              value={ref.pin ?? ''}
              onChange={pin => setRef({ kind: ref.kind, id: ref.id, ...(pin ? { pin } : {}) })}
            />
            {source && comparison && (
              <Fidelity quote={currentQuote} source={source} comparison={comparison} />
            )}
          </>
        ) : (
          <Finder search={search} onChoose={hit => setRef({ kind: hit.kind, id: hit.id })} />
        )}
        <footer className="buttons">
          <Button look="main" type="submit">
            {ref ? 'Garder cette source' : 'Laisser sans source'}
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </footer>
      </form>
    </Box>
  )
}

const useSource = (id: string | undefined, load: Props['loadSource']) => {
  const [source, setSource] = useState<Source>()
  const [failure, setFailed] = useState<string>()
  useEffect(() => {
    let live = true
    setSource(undefined)
    setFailed(undefined)
    if (id)
      load(id).then(
        answer => live && setSource(answer),
        error => live && setFailed(error instanceof Error ? error.message : String(error)),
      )
    return () => {
      live = false
    }
  }, [id, load])
  return { source, failure }
}

/** Whether the words are the source's; where they are not, both texts in one. */
const Fidelity = ({
  quote,
  source,
  comparison,
}: {
  readonly quote: Quote
  readonly source: Source
  readonly comparison: Comparison
}) => {
  const cuts = quote.inlines.filter(one => one.kind === 'cut').length
  const but =
    cuts === 0
      ? ''
      : cuts === 1
        ? ', à une coupure ou adaptation près'
        : `, à ${cuts} coupures ou adaptations près`
  switch (comparison.kind) {
    case 'same':
      return <p className="quote-same">Mot pour mot{but}.</p>
    case 'elsewhere':
      return (
        <p className="quote-apart">
          Mot pour mot{but}, mais pas au point indiqué&nbsp;: ces mots se lisent ailleurs dans la source.
        </p>
      )
    case 'unread':
      return (
        <p className="help">
          Le texte de cette source n’est pas dans la bibliothèque&nbsp;: rien à comparer.
        </p>
      )
    case 'different':
      return (
        <>
          <p className="quote-apart">
            Les mots s’écartent de la source à partir de «&nbsp;{comparison.from}&nbsp;». Rayé&nbsp;: la
            source. Souligné&nbsp;: la citation.
          </p>
          <div className="quote-compared">
            <Changes before={nearest(quote, source)} after={uncutText(quote.inlines)} />
          </div>
        </>
      )
  }
}

/** The passage cited, else the paragraph of the source that shares most words with the quotation. */
const nearest = (quote: Quote, source: Source): string => {
  const sourceTexts = quote.source?.pin ? passageAt(source, quote.source.pin).map(one => one.text) : []
  if (sourceTexts.length > 0) return sourceTexts.join('\n')
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
  const quoteWords = wordsOf(uncutText(quote.inlines))
  const paragraphs = wordings(source).flatMap(text => text.split(/\n+/))
  const score = (text: string) => [...wordsOf(text)].filter(word => quoteWords.has(word)).length
  return paragraphs.reduce((best, text) => (score(text) > score(best) ? text : best), '')
}

/** After the last key, before the library is asked. */
const TYPING_MS = 120

const Finder = ({ search, onChoose }: Pick<Props, 'search'> & { readonly onChoose: (hit: Hit) => void }) => {
  const [text, setText] = useState('')
  const [hits, setHits] = useState<readonly Hit[]>([])
  useEffect(() => {
    let live = true
    const cancel = runAfter(TYPING_MS, () => {
      search(text).then(
        results => live && setHits(results.filter(isAuthority).slice(0, 8)),
        () => live && setHits([]),
      )
    })
    return () => {
      live = false
      cancel()
    }
  }, [search, text])
  return (
    <>
      <Field
        label="Chercher la source"
        placeholder="juridiction, numéro, article, mots"
        value={text}
        onChange={setText}
        autoFocus
      />
      <ul className="quote-hits">
        {hits.map(hit => (
          <li key={hit.id}>
            <Button look="quiet" onPress={() => onChoose(hit)}>
              {hit.label}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
