import { useState } from 'react'
import type { GroundCard } from '../../../shared/drafts/arguments/ground-card.ts'
import { cardsOfMatter } from '../../../shared/drafts/arguments/grounds.ts'
import type { Block, Draft } from '../../../shared/drafts/model.ts'
import { fold } from '../../../shared/french/fold.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { ArticleLinks } from '../../ui/article-links.tsx'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Failure, Loading, ToVerify } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import './grounds.css'

interface Props {
  readonly draft: string
  readonly flush: () => Promise<void>
  readonly onAdopt: (draft: Draft) => void
  /** shows where they went */
  readonly onGo: (block: Block | undefined) => void
  readonly onClose: () => void
}

const families = [
  { family: 'externe', title: 'Légalité externe' },
  { family: 'interne', title: 'Légalité interne' },
] as const

/** The grounds of annulment as cards: what each asks of the facts and has to prove. Those chosen go to their place in the text, linked. */
export function Grounds({ draft, flush, onAdopt, onGo, onClose }: Props) {
  const { value, error, reload } = useCall('drafts.grounds', { id: draft }, ['library', 'drafts'])
  const [selection, setChosen] = useState<readonly string[]>([])
  const [matter, setMatter] = useState('')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const words = fold(text).split(' ').filter(Boolean)
  const offered = cardsOfMatter(value?.cards ?? [], matter, value?.campaign ?? false).filter(one => {
    const haystack = fold(`${one.title} ${one.thesis} ${one.matters.join(' ')}`)
    return words.every(word => haystack.includes(word))
  })
  const matters = [...new Set(value?.cards.flatMap(one => one.matters))].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  )
  const toggle = (id: string, on: boolean) =>
    setChosen(before => (on ? [...before, id] : before.filter(one => one !== id)))
  const insert = async () => {
    setBusy(true)
    try {
      await flush()
      const addition = await call['drafts.addGrounds']({ id: draft, grounds: [...selection] })
      onAdopt(addition)
      onGo(
        addition.blocks.findLast(
          block => block.kind === 'heading' && selection.includes(block.origin?.source ?? ''),
        ),
      )
      say.success(selection.length > 1 ? `${selection.length} moyens insérés.` : 'Moyen inséré.')
      onClose()
    } catch (cause) {
      say.error(cause as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Box title="Moyens" open onClose={onClose} wide>
      {error && <Failure error={error} retry={reload} />}
      {!value && !error && <Loading />}
      {value?.notices.map(one => (
        <p key={one.law} className="ground-notice" role="note">
          {one.text} <ArticleLinks articles={[one.law]} />
        </p>
      ))}
      {value?.cards.length === 0 && (
        <p className="help">
          Aucun moyen dans la bibliothèque. Chargez la bibliothèque de départ, ou écrivez les vôtres.
        </p>
      )}
      {value && value.cards.length > 0 && (
        <div className="grounds-filter">
          <Field label="Chercher un moyen" value={text} onChange={setText} />
          <Choice
            label="Matière"
            value={matter}
            onChange={setMatter}
            options={[{ value: '', label: 'toutes' }, ...matters.map(one => ({ value: one, label: one }))]}
          />
        </div>
      )}
      {value && value.cards.length > 0 && offered.length === 0 && (
        <p className="help">Aucun moyen ne porte ces mots.</p>
      )}
      <div className="grounds">
        {families.map(({ family, title }) => {
          const cards = offered.filter(one => one.ground.family === family)
          return (
            cards.length > 0 && (
              <section key={family} aria-label={title}>
                <h3>{title}</h3>
                <ul>
                  {cards.map(one => (
                    <Card
                      key={one.id}
                      card={one}
                      isSelected={selection.includes(one.id)}
                      onChange={on => toggle(one.id, on)}
                    />
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </div>
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={selection.length === 0} onPress={() => void insert()}>
          {selection.length > 1 ? `Insérer ${selection.length} moyens` : 'Insérer le moyen'}
        </Button>
        <Button onPress={onClose}>Fermer</Button>
        <Button look="quiet" onPress={() => void call['imports.starter']({}).catch(say.error)}>
          Charger la bibliothèque de départ
        </Button>
      </div>
    </Box>
  )
}

function Card({
  card,
  isSelected,
  onChange,
}: {
  readonly card: GroundCard
  readonly isSelected: boolean
  readonly onChange: (on: boolean) => void
}) {
  const { ground } = card
  return (
    <li className="ground" data-useless={card.useless !== ''}>
      <label className="check">
        <input
          type="checkbox"
          checked={isSelected || card.there}
          disabled={card.there}
          onChange={event => onChange(event.target.checked)}
        />
        <span className="ground-title">{card.title}</span>
      </label>
      <p className="ground-marks">
        {card.there && <span className="badge">dans le texte</span>}
        {ground.publicOrder && <span className="badge">ordre public</span>}
        {card.certainty === 'to-verify' && <ToVerify caveat={card.caveat} />}
        <a href={href(['bibliotheque', card.id])}>
          {card.authorities > 1 ? `${card.authorities} autorités` : `${card.authorities} autorité`}
        </a>
      </p>
      {card.useless && <p className="ground-useless">{card.useless}</p>}
      <p>{ground.test}</p>
      {ground.proof && <p className="help">À produire&nbsp;: {ground.proof}</p>}
    </li>
  )
}
