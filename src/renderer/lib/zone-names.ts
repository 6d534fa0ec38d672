/** What the IANA names of zones make of the names of cities: "America/Argentina/Buenos_Aires". */

/** Cities whose zone is named in letters without accents, or by a name that is no longer theirs. They are written so in every language of the window. */
const CITIES: Readonly<Record<string, string>> = {
  'Africa/Lome': 'Lomé', 'Africa/Ndjamena': 'N’Djamena', 'America/Araguaina': 'Araguaína',
  'America/Asuncion': 'Asunción', 'America/Belem': 'Belém', 'America/Bogota': 'Bogotá', 'America/Cancun': 'Cancún', 'America/Coral_Harbour': 'Atikokan',
  'America/Cuiaba': 'Cuiabá', 'America/Curacao': 'Curaçao', 'America/Eirunepe': 'Eirunepé', 'America/Godthab': 'Nuuk', 'America/Maceio': 'Maceió',
  'America/Mazatlan': 'Mazatlán', 'America/Merida': 'Mérida', 'America/Santarem': 'Santarém',
  'Asia/Calcutta': 'Kolkata', 'Asia/Katmandu': 'Kathmandu', 'Asia/Rangoon': 'Yangon', 'Europe/Kiev': 'Kyiv', 'Europe/Tirane': 'Tirana',
  'Indian/Reunion': 'Réunion', 'Pacific/Enderbury': 'Canton', 'Pacific/Noumea': 'Nouméa', 'Pacific/Ponape': 'Pohnpei', 'Pacific/Truk': 'Chuuk',
}

export const UTC = 'UTC'

export function plainCity(zone: string): string {
  if (/^(?:Etc\/)?(?:UTC|UCT|Zulu|Universal|GMT)$/.test(zone)) return UTC
  return CITIES[zone] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}
