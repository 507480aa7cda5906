/** The two chambers, as a choice. */
export const chambers = [
  { value: 'an', label: 'Assemblée nationale' },
  { value: 'senat', label: 'Sénat' },
] as const
