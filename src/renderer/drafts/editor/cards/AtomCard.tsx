import { $getNodeByKey, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { useEffect, useRef, useState } from 'react'
import type { Block } from '../../../../shared/drafts/model.ts'
import { uncutText } from '../../../../shared/drafts/verify/quotations/quotes.ts'
import { asAddress, isAddress } from '../../../../shared/french/address.ts'
import type { Source, SourceRef } from '../../../../shared/library/model.ts'
import { shortDay } from '../../../ui/date.ts'
import { $setAtom, type Atom } from '../nodes/head.ts'
import { $restoreCut } from '../quotes/cut.ts'
import { RefFields } from '../refs/RefFields.tsx'
import { blockHolding, blockOf, toText } from '../refs/refBlocks.ts'
import type { Opened } from './atoms.ts'
import { useFloating } from './floating.ts'
import { appearance, fullText, type Labels } from './labels.ts'

interface Props {
  readonly editor: LexicalEditor
  readonly card: Opened
  readonly labels: Labels
  readonly onOpenSource?: ((source: SourceRef) => void) | undefined
  readonly onOpenExhibit?: ((id: string) => void) | undefined
  readonly onEditFacts?: ((key?: string) => void) | undefined
  /** absent in a note: a passage is a block of its own */
  readonly onQuote?: (source: SourceRef) => void
  /** the text as it stands, and how to go to one of its blocks: for references */
  readonly blocks: () => readonly Block[]
  readonly onGo: (block: string) => void
  readonly onClose: () => void
  /** one writes again: the card goes, and the caret stays where it was put */
  readonly onLeave: () => void
}

const names: Record<Atom['kind'], string> = {
  citation: 'Citation',
  exhibit: 'Renvoi à une pièce',
  slot: 'Fait du dossier',
  ref: 'Renvoi interne',
  link: 'Lien',
  private: 'Note privée, jamais exportée',
  note: 'Note de bas de page',
  cut: 'Coupure',
}

/** Edits a citation, a note, a call… in a small card under it. Escape closes it, and the caret comes back; it goes when one writes elsewhere. */
export const AtomCard = (props: Props) => {
  const { editor, onClose } = props
  const target = props.card.key
  const [atom, setAtom] = useState(props.card.atom)
  const box = useRef<HTMLDivElement>(null)
  const change = (next: Atom) => {
    setAtom(next)
    editor.update(
      () => {
        const node = $getNodeByKey(target)
        if (node) $setAtom(node, next)
      },
      props.card.atom.kind === 'ref' ? { tag: HISTORY_PUSH_TAG } : {},
    )
  }
  const remove = () => {
    editor.update(() => (atom.kind === 'cut' ? $restoreCut(target) : $getNodeByKey(target)?.remove()))
    onClose()
  }
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input,textarea,select,button')?.focus()
  }, [])
  useFloating(box, () => editor.getElementByKey(target)?.getBoundingClientRect())
  return (
    <div
      ref={box}
      className="editor-card"
      role="dialog"
      aria-label={names[atom.kind]}
      onBlur={event => {
        if ((event.relatedTarget as HTMLElement | null)?.isContentEditable) props.onLeave()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <header>
        <strong>{names[atom.kind]}</strong>
      </header>
      <Fields {...props} atom={atom} change={change} />
      <footer>
        <Acts {...props} atom={atom} />
        <button type="button" onClick={remove}>
          {atom.kind === 'cut' ? 'Rétablir les mots' : 'Retirer'}
        </button>
        <button type="button" onClick={onClose}>
          Fermer
        </button>
      </footer>
    </div>
  )
}

const text = (label: string, value: string, set: (value: string) => void, hint = '') => (
  <label>
    {label}
    <input value={value} placeholder={hint} onChange={event => set(event.target.value)} />
  </label>
)

const Fields = ({
  atom,
  labels,
  editor,
  card,
  blocks,
  change,
}: Props & { readonly atom: Atom; readonly change: (atom: Atom) => void }) => {
  switch (atom.kind) {
    case 'citation': {
      const pin = (value: string) => {
        const { pin: _, ...source } = atom.source
        change({ ...atom, source: value ? { ...source, pin: value } : source })
      }
      return (
        <>
          <p>{fullText(atom.source, labels) ?? 'Cette source n’est plus dans la bibliothèque.'}</p>
          <Doubt source={labels.context.sources.get(atom.source.id)} />
          {text('Point ou passage', atom.source.pin ?? '', pin, 'pt 5, § 12, al. 2, p. 3')}
          <label>
            Forme
            <select
              value={atom.form}
              onChange={event => change({ ...atom, form: event.target.value as typeof atom.form })}
            >
              <option value="auto">Entière, puis «&nbsp;précité&nbsp;»</option>
              <option value="full">Toujours entière</option>
              <option value="short">Courte</option>
            </select>
          </label>
        </>
      )
    }
    case 'exhibit': {
      const page = (value: string) => {
        const { page: _, ...rest } = atom
        change(value ? { ...rest, page: value } : rest)
      }
      return (
        <>
          <p>{appearance(atom, labels).title}</p>
          {text('Page', atom.page ?? '', page)}
        </>
      )
    }
    case 'link':
      return (
        <>
          {text('Texte', atom.text, value => change({ ...atom, text: value }))}
          {text('Adresse', atom.url, url => change({ ...atom, url }), 'https://')}
          {atom.url.trim() && !isAddress(asAddress(atom.url)) && (
            <p className="editor-doubt">
              Ce n’est ni une page du web (https://…) ni un courriel&nbsp;: seul le texte sera imprimé.
            </p>
          )}
        </>
      )
    case 'private':
      return (
        <label>
          Texte
          <textarea
            rows={4}
            value={atom.text}
            onChange={event => change({ ...atom, text: event.target.value })}
          />
        </label>
      )
    case 'ref':
      return (
        <RefFields
          atom={atom}
          labels={labels}
          blocks={blocks}
          block={blockHolding(editor, card.key)}
          onChange={change}
        />
      )
    case 'cut':
      return (
        <>
          <p>Dans la source&nbsp;: «&nbsp;{uncutText(atom.hidden)}&nbsp;»</p>
          {text(
            'À la place, entre crochets',
            atom.shown,
            value => change({ ...atom, shown: value }),
            'rien\u00a0: […]',
          )}
        </>
      )
    case 'slot':
    case 'note':
      return (
        <p>
          {appearance(atom, labels).text} — {appearance(atom, labels).title}
        </p>
      )
  }
}

/** Shows what is still to be verified in a source, where something is. */
const Doubt = ({ source }: { readonly source: Source | undefined }) => (
  <>
    {source?.certainty === 'to-verify' && (
      <p className="editor-doubt">
        <strong>À vérifier</strong>
        {source.caveat ? `\u00a0: ${source.caveat}` : ' avant de déposer.'}
      </p>
    )}
    {source?.withdrawn && (
      <p className="editor-doubt">
        <strong>Retiré par son éditeur</strong>
        {` (liste du ${shortDay(source.withdrawn)})\u00a0: voyez s’il peut encore être cité.`}
      </p>
    )}
  </>
)

const Acts = ({
  atom,
  editor,
  card,
  labels,
  onGo,
  onClose,
  onOpenSource,
  onOpenExhibit,
  onEditFacts,
  onQuote,
}: Props & { readonly atom: Atom }) => {
  const act = (name: string, run: () => void) => (
    <button type="button" onClick={run}>
      {name}
    </button>
  )
  switch (atom.kind) {
    case 'citation':
      return (
        <>
          {onOpenSource && act('Ouvrir la source', () => onOpenSource(atom.source))}
          {onQuote && atom.source.pin && act('Reproduire le passage', () => onQuote(atom.source))}
        </>
      )
    case 'link': {
      const address = asAddress(atom.url)
      return isAddress(address) ? (
        <a href={address} target="_blank" rel="noreferrer noopener">
          Ouvrir
        </a>
      ) : null
    }
    case 'exhibit':
      return onOpenExhibit ? act('Voir la pièce', () => onOpenExhibit(atom.exhibit)) : null
    case 'slot': {
      const isMissing = editor.getElementByKey(card.key)?.classList.contains('missing')
      return onEditFacts
        ? act(isMissing ? 'Renseigner ce fait' : 'Modifier ce fait', () => onEditFacts(atom.key))
        : null
    }
    case 'ref': {
      const dom = editor.getElementByKey(card.key)
      const printedText = dom?.classList.contains('missing') ? dom.dataset.was : dom?.textContent
      const place = blockOf(atom.target, labels)
      return (
        <>
          {place &&
            act('Aller au passage', () => {
              onClose()
              onGo(place)
            })}
          {printedText &&
            act(`Écrire «\u00a0${printedText}\u00a0» en texte`, () => {
              toText(editor, card.key, printedText)
              onClose()
            })}
        </>
      )
    }
    default:
      return null
  }
}
