import { withoutAccents } from '../../../../shared/french/fold.ts'

/** Lower case without accents, for menus that are filtered as one types. */
export const fold = (text: string): string => withoutAccents(text).toLowerCase()
