import { useEffect, useState } from 'react'
import type { CallScript } from '../../../shared/campaign/calls/contract.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { type Action, useKeys } from '../../ui/keys.ts'
import { durationText } from '../../ui/quantities.ts'

const ways = [
  { key: 'membre', label: 'L’élu·e répond' },
  { key: 'assistant', label: 'Un·e assistant·e' },
  { key: 'messagerie', label: 'Messagerie' },
] as const

/** Shows what to say, three ways; what to answer, at one key; how long it takes, and how long it has been. */
export function Script({ script }: { readonly script: CallScript }) {
  const [way, setWay] = useState<(typeof ways)[number]['key']>('assistant')
  const [card, setCard] = useState<number>()
  const currentCard = card === undefined ? undefined : script.cards[card]
  useKeys([
    ...script.cards.map(
      ({ key, objection }, n): Action => ({
        id: `card-${key}`,
        label: objection,
        group: 'Objections',
        keys: String(key),
        run: () => setCard(before => (before === n ? undefined : n)),
      }),
    ),
  ])
  const blocks = way === 'assistant' ? script.assistant : script.blocks
  return (
    <section className="script" aria-labelledby="script-title">
      <div className="script-head">
        <h3 id="script-title">Que dire</h3>
        <Timer seconds={script.seconds} words={script.words} />
      </div>
      <fieldset className="script-ways">
        <legend className="sr-only">Qui répond</legend>
        {ways.map(one => (
          <button
            key={one.key}
            type="button"
            className="button"
            aria-pressed={one.key === way}
            onClick={() => setWay(one.key)}
          >
            {one.label}
          </button>
        ))}
      </fieldset>
      {way === 'messagerie' ? (
        <p className="script-said">{script.voicemail}</p>
      ) : (
        <ol className="script-blocks">
          {blocks.map(one => (
            <li key={`${one.key} ${one.argument ?? ''}`}>
              <h4>{one.title}</h4>
              <p className="script-said">{one.text}</p>
            </li>
          ))}
        </ol>
      )}
      {!script.blocks.some(one => one.key === 'argument') && (
        <section aria-labelledby="candidates-title">
          <h3 id="candidates-title">Aucun argument n’est lié</h3>
          <p>
            Le script n’en dit donc aucun. Un argument se lie à une mesure dans sa fiche, «&nbsp;Mesures
            visées&nbsp;».
            {script.candidates.length > 0 && ' À regarder\u00a0:'}
          </p>
          <ul className="plain">
            {script.candidates.map(one => (
              <li key={one.argument}>
                <a href={href(['bibliotheque', one.argument])}>{one.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {script.cards.length > 0 && (
        <section aria-labelledby="cards-title">
          <h3 id="cards-title">Si l’on vous répond…</h3>
          <ol className="cards">
            {script.cards.map((one, n) => (
              <li key={one.key}>
                <button
                  type="button"
                  className="card-key"
                  aria-expanded={card === n}
                  aria-keyshortcuts={String(one.key)}
                  onClick={() => setCard(card === n ? undefined : n)}
                >
                  <kbd>{one.key}</kbd> {one.objection}
                </button>
                {card === n && currentCard && (
                  <p className="script-said" role="status">
                    {currentCard.reply}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {script.neverSay.length > 0 && (
        <section aria-labelledby="never-title">
          <h3 id="never-title">À ne pas dire</h3>
          <ul className="plain">
            {script.neverSay.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
      {script.because.length > 0 && (
        <details>
          <summary>Pourquoi ce script</summary>
          <ul className="plain">
            {script.because.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** The time the script takes, and the time since one began; never a race: it stops by itself at nothing. */
function Timer({ seconds, words }: { readonly seconds: number; readonly words: number }) {
  const [since, setSince] = useState<number>()
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (since === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [since])
  const elapsedSeconds = since === undefined ? 0 : Math.max(0, Math.round((now - since) / 1000))
  return (
    <p className="timer">
      <span className="help">
        {words} mots, {durationText(seconds)} à 150 mots par minute
      </span>{' '}
      {since !== undefined && (
        <span role="timer" aria-label="Temps écoulé" className="timer-now">
          {`${Math.floor(elapsedSeconds / 60)}:${String(elapsedSeconds % 60).padStart(2, '0')}`}
        </span>
      )}
      <Button
        look="quiet"
        onPress={() => {
          setNow(Date.now())
          setSince(since === undefined ? Date.now() : undefined)
        }}
      >
        {since === undefined ? 'Démarrer le chronomètre' : 'Arrêter'}
      </Button>
    </p>
  )
}
