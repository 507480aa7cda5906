import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { FindOptions } from '../../../../shared/french/pattern.ts'
import { replaceable } from './match.ts'
import type { useFind } from './useFind.ts'
import './find.css'

const switches: readonly (readonly [keyof FindOptions, string, string])[] = [
  ['accents', 'é≠e', 'Tenir compte des accents'],
  ['case', 'Aa', 'Tenir compte des majuscules'],
  ['words', 'Mot', 'Mots entiers'],
  ['regex', '.*', 'Expression régulière'],
]

/** Asks, under the tools, for the words to find and those that take their place; says how many there are. */
export const FindBar = ({ state, request: query, acts }: ReturnType<typeof useFind>) => {
  const box = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const { open, matches, at, message, confirmation } = state
  useEffect(() => {
    if (!open) return
    field.current?.focus()
    field.current?.select()
  }, [open])
  // the button one answered with has gone: the keyboard stays in the bar
  useEffect(() => {
    if (open && !confirmation && document.activeElement === document.body) field.current?.focus()
  }, [open, confirmation])
  useEffect(() => {
    const bar = box.current
    const keys = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      acts.close()
    }
    bar?.addEventListener('keydown', keys)
    return () => bar?.removeEventListener('keydown', keys)
  })
  if (!open) return null
  const quotedCount = matches.filter(match => match.line.verbatim && replaceable(match)).length
  const enter = (act: (back: boolean) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    act(event.shiftKey)
  }
  return (
    <search className="find" aria-label="Chercher dans le texte" ref={box}>
      <div className="find-line">
        <input
          ref={field}
          aria-label="Chercher"
          placeholder="Chercher"
          value={query.query}
          spellCheck={false}
          onChange={event => acts.want({ query: event.target.value })}
          onKeyDown={enter(back => acts.step(back ? -1 : 1))}
        />
        <output>{message && matches.length === 0 ? '' : countOf(query.query, matches.length, at)}</output>
        <button type="button" title="Précédent (Maj+F3)" aria-label="Précédent" onClick={() => acts.step(-1)}>
          <ChevronUp size={15} aria-hidden />
        </button>
        <button type="button" title="Suivant (F3)" aria-label="Suivant" onClick={() => acts.step(1)}>
          <ChevronDown size={15} aria-hidden />
        </button>
        <span className="find-options">
          {switches.map(([name, sign, title]) => (
            <button
              key={name}
              type="button"
              title={title}
              aria-label={title}
              aria-pressed={query.options[name]}
              onClick={() => acts.want({ options: { ...query.options, [name]: !query.options[name] } })}
            >
              {sign}
            </button>
          ))}
          <button
            type="button"
            title="Dans la sélection seulement"
            aria-pressed={query.within !== undefined}
            onClick={() => acts.within(query.within === undefined)}
          >
            Sélection
          </button>
        </span>
        <button type="button" aria-label="Fermer la recherche" title="Fermer (Échap)" onClick={acts.close}>
          <X size={15} aria-hidden />
        </button>
      </div>
      {open === 'replace' && (
        <div className="find-line">
          <input
            aria-label="Remplacer par"
            placeholder="Remplacer par"
            value={query.words}
            onChange={event => acts.want({ words: event.target.value })}
            onKeyDown={enter(() => acts.replace())}
          />
          <button type="button" className="find-act" onClick={acts.replace}>
            Remplacer
          </button>
          <button type="button" className="find-act" onClick={acts.all}>
            Tout remplacer
          </button>
        </div>
      )}
      <p role="status">
        {message}
        {confirmation && (
          <>
            {' '}
            {confirmation === 'all' && quotedCount > 1
              ? `${quotedCount} passages sont dans des citations mot pour mot.`
              : 'Ce passage est dans une citation mot pour mot.'}{' '}
            <button type="button" className="find-act" onClick={acts.agree}>
              Remplacer quand même
            </button>{' '}
            <button type="button" className="find-act" onClick={acts.refuse}>
              Laisser
            </button>
          </>
        )}
      </p>
    </search>
  )
}

const countOf = (query: string, count: number, at: number): string => {
  if (!query) return ''
  return count === 0 ? 'Aucun résultat' : `${at + 1} sur ${count.toLocaleString('fr-FR')}`
}
