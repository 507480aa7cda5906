import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { IconButton } from './ui/button.tsx'

/** What may stand beside the page. */
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

/** The panel beside the page, one at a time. */
export const DeskSide = ({
  side,
  onSide,
  onClose,
  panels,
}: {
  readonly side: Side
  readonly onSide: (side: Side) => void
  readonly onClose: () => void
  readonly panels: Readonly<Record<Side, ReactNode>>
}) => (
  <aside className="side" aria-label="Panneau">
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
          {panels[one]}
        </TabPanel>
      ))}
    </Tabs>
  </aside>
)
