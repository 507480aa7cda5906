import { useEffect } from 'react'
import { AppError } from '../../shared/kernel/errors.ts'
import { call } from '../kernel/api.ts'

/** Whether this window is one that the program opens in an installed browser: nothing but Prétoire is reached from it. */
const isOwnWindow = (): boolean => !window.pretoire && matchMedia('(display-mode: standalone)').matches

const unopened = (address: string) =>
  new AppError(
    'refused',
    `Prétoire ne peut pas ouvrir cette adresse d’ici\u00a0: copiez-la dans votre navigateur. ${address}`,
  )

/** Has the links that leave Prétoire opened by it, in the user's own browser, where its window is one of an installed browser. */
export function useLinksOut(onFailure: (error: unknown) => void): void {
  useEffect(() => {
    if (!isOwnWindow()) return
    const hear = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.origin === location.origin) return
      event.preventDefault()
      const address = link.href
      call['offers.openLink']({ address }).then(
        ({ isAsked }) => isAsked || onFailure(unopened(address)),
        onFailure,
      )
    }
    document.addEventListener('click', hear, true)
    document.addEventListener('auxclick', hear, true)
    return () => {
      document.removeEventListener('click', hear, true)
      document.removeEventListener('auxclick', hear, true)
    }
  }, [onFailure])
}
