import { X } from 'lucide-react'
import { type ReactNode, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Boundary } from '../ui/boundary.tsx'
import { IconButton } from '../ui/button.tsx'

/** Panels beside the page. */
export const sides = ['library', 'exhibits', 'checks', 'comments', 'versions'] as const
export type Side = (typeof sides)[number]

/** The panels by the names users read. */
export const sideNames: Readonly<Record<Side, string>> = {
  library: 'Bibliothèque',
  exhibits: 'Pièces',
  checks: 'Contrôles',
  comments: 'Notes',
  versions: 'Versions',
}

/** In a narrow window the panel lies over the page: the keyboard is in one or in the other. */
const overPage = () => window.matchMedia('(max-width: 980px)').matches

/** The panel beside the page, one at a time. */
export const DeskSide = ({
  side,
  onSide,
  onClose,
  onLeft,
  panels,
}: {
  readonly side: Side
  readonly onSide: (side: Side) => void
  readonly onClose: () => void
  /** closed while it had the keyboard */
  readonly onLeft: () => void
  readonly panels: Readonly<Record<Side, ReactNode>>
}) => {
  const box = useRef<HTMLElement>(null)
  const latestOnLeft = useRef(onLeft)
  latestOnLeft.current = onLeft
  useLayoutEffect(() => {
    const element = box.current
    return () => {
      if (element?.contains(document.activeElement)) requestAnimationFrame(() => latestOnLeft.current())
    }
  }, [])
  useEffect(() => {
    // its tabs come a moment after it
    const frame = requestAnimationFrame(() => {
      if (overPage() && !box.current?.contains(document.activeElement))
        box.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <aside
      ref={box}
      className="side"
      aria-label="Panneau"
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented || !overPage()) return
        event.preventDefault()
        onClose()
      }}
      onBlur={event => {
        if (overPage() && event.relatedTarget?.closest('.desk-page')) onClose()
      }}
    >
      <Tabs className="side-tabs" selectedKey={side} onSelectionChange={key => onSide(key as Side)}>
        <div className="side-head">
          <TabList aria-label="Panneau" className="tabs">
            {sides.map(one => (
              <Tab key={one} id={one} className="tab">
                {sideNames[one]}
              </Tab>
            ))}
          </TabList>
          <IconButton icon={X} name="Fermer le panneau" keys="F8" onPress={onClose} />
        </div>
        {sides.map(one => (
          <TabPanel key={one} id={one} className={one === 'library' ? 'side-panel' : 'side-panel padded'}>
            <Boundary panel={sideNames[one]}>{panels[one]}</Boundary>
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}

/** Defers its children: they are drawn once what stands around it is on the screen, in parts that let a key go first. */
export const DrawnLater = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setDrawn(true)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isDrawn ? children : null
}
