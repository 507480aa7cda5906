/** Lower case without accents, for menus that are filtered as one types. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
