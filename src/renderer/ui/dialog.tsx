import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

/** A question or a form over the page; Escape closes it, the focus goes back where it was. */
export const Box = ({
  title,
  open,
  onClose,
  children,
  wide,
  alert,
}: {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
  readonly alert?: boolean
}) => (
  <ModalOverlay
    className="veil"
    isOpen={open}
    onOpenChange={value => !value && onClose()}
    isDismissable={!alert}
  >
    <Modal className={`modal${wide ? ' wide' : ''}`}>
      <Dialog role={alert ? 'alertdialog' : 'dialog'} className="dialog">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
)
