import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import './tour.css'

/** A step of the tour, and the first of these places that is in sight. */
interface TourStep {
  readonly title: string
  readonly text: string
  readonly places: readonly string[]
}

const tourSteps: readonly TourStep[] = [
  {
    title: 'La bibliothèque',
    text: 'Vos décisions, vos articles et vos arguments sont ici. Un numéro de requête tapé dans la recherche, puis Entrée, ouvre la décision.',
    places: ['.rail a[href="#/bibliotheque"]'],
  },
  {
    title: 'Le dossier et son texte',
    text: 'Vous êtes dans un texte du dossier d’exemple\u00a0: écrivez, tout s’enregistre seul. Son nom, en haut, ramène au dossier\u00a0: les faits, les parties, les dates et les délais.',
    places: ['.desk-head .crumbs'],
  },
  {
    title: 'Citer',
    text: 'Ce bouton, ou le signe @ dans le texte, insère une décision ou un article. La citation se met en forme seule et reste liée à sa source.',
    places: ['.editor-toolbar [aria-label^="Citer une source"]', '.editor-toolbar'],
  },
  {
    title: 'Les pièces',
    text: 'Ajoutez-les dans ce panneau, ou déposez des fichiers sur la page. Le signe # appelle une pièce\u00a0; les numéros suivent toujours l’ordre de la liste.',
    places: ['.side [role="tab"][data-key="exhibits"]', '.desk-head [aria-label="Ouvrir le panneau"]'],
  },
  {
    title: 'Exporter',
    text: 'Le fichier Word, le PDF ou le texte\u00a0: une copie de travail, ou la version à déposer une fois les contrôles passés.',
    places: ['.desk-head [data-tour="export"]'],
  },
]

const GAP_PX = 12
const EDGE_PX = 8

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Five places of a text, shown one after the other beside a card that leaves the window usable. Escape ends it. */
export function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const [at, setAt] = useState(0)
  const step = tourSteps[at]
  const card = useRef<HTMLDivElement>(null)
  const title = useId()
  const text = useId()
  const ring = useTarget(step, card)
  const place = usePlace(card, ring, at)
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // a menu or a dialog opened meanwhile closes first
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.veil, .popover'))
        return
      event.preventDefault()
      end.current()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  // each step is read out whole: the card takes the keyboard, and Tab goes on to its buttons
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each step
  useEffect(() => card.current?.focus({ preventScroll: true }), [at])
  if (!step) return null
  const isLast = at === tourSteps.length - 1
  return (
    <>
      {ring && (
        <div
          className="tour-ring"
          aria-hidden
          style={{ left: ring.left, top: ring.top, width: ring.width, height: ring.height }}
        />
      )}
      <div
        ref={card}
        className="tour-card"
        role="dialog"
        aria-modal="false"
        aria-labelledby={title}
        aria-describedby={text}
        tabIndex={-1}
        style={place}
      >
        <p className="help">
          Visite, étape {at + 1} sur {tourSteps.length}
        </p>
        <h2 id={title}>{step.title}</h2>
        <p id={text}>{step.text}</p>
        <div className="actions">
          <Button look="main" onPress={() => (isLast ? onEnd() : setAt(at + 1))}>
            {isLast ? 'Terminer' : 'Suivant'}
          </Button>
          {at > 0 && <Button onPress={() => setAt(at - 1)}>Précédent</Button>}
          {!isLast && (
            <Button look="quiet" onPress={onEnd}>
              Passer la visite
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

/** Where the place of a step is on the screen, followed as the window changes; undefined where it is not in sight. */
function useTarget(step: TourStep | undefined, card: RefObject<HTMLElement | null>): Box | undefined {
  const [box, setBox] = useState<Box>()
  useLayoutEffect(() => {
    let frame = 0
    const look = () => {
      const elements = (step?.places ?? []).map(place => document.querySelector(place))
      const element = elements.find(one => one && isInSight(one, card))
      const { left, top, width, height } = element?.getBoundingClientRect() ?? {
        left: 0,
        top: 0,
        width: 0,
        height: 0,
      }
      setBox(before => {
        if (width === 0) return undefined
        const isSame = before?.left === left && before.top === top && before.width === width
        return isSame && before.height === height ? before : { left, top, width, height }
      })
      frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [step, card])
  return box
}

/** Whether something can be pressed where it stands: nothing but the card of the tour lies over it. */
function isInSight(element: Element, card: RefObject<HTMLElement | null>): boolean {
  if (!element.checkVisibility()) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return over !== null && (element.contains(over) || card.current?.contains(over) === true)
}

/** Under its place if there is room, else above it, inside the window. */
function usePlace(card: RefObject<HTMLElement | null>, box: Box | undefined, at: number) {
  const [place, setPlace] = useState<{ left: number; top: number }>()
  const [inside, setInside] = useState('')
  useEffect(() => {
    const measure = () => setInside(`${innerWidth} ${innerHeight}`)
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card has another height at each step, and the window may change its own
  useLayoutEffect(() => {
    const { offsetWidth: width, offsetHeight: height } = card.current ?? { offsetWidth: 0, offsetHeight: 0 }
    const maximum = { left: innerWidth - width - EDGE_PX, top: innerHeight - height - EDGE_PX }
    if (!box) return setPlace({ left: maximum.left / 2, top: maximum.top })
    const under = box.top + box.height + GAP_PX
    const above = box.top - height - GAP_PX
    const beside = box.left + box.width + GAP_PX
    // a narrow column at the edge has its room beside it
    const isRail = box.left < EDGE_PX * 2 && beside < maximum.left
    const top = isRail ? box.top : under <= maximum.top || above < EDGE_PX ? under : above
    setPlace({
      left: Math.max(EDGE_PX, Math.min(isRail ? beside : box.left, maximum.left)),
      top: Math.max(EDGE_PX, Math.min(top, maximum.top)),
    })
  }, [card, box, at, inside])
  return place
}
