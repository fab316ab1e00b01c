// What each kind of client asks the workshop for: a subject, and how much of what. The figures are the
// least and the most of each line; `optional` is offered beside the rest.
import type { Trade } from './client.ts'

type WorkLine = readonly [reference: string, least: number, most: number, optional?: 'optional']
export type Work = { readonly subject: string; readonly lines: readonly [WorkLine, ...WorkLine[]] }

export const works: Readonly<Record<Trade, readonly [Work, ...Work[]]>> = {
  table: [
    {
      subject: 'Éclairage de la salle',
      lines: [
        ['SUS-LAI-40', 5, 12],
        ['APP-COR-2', 4, 10],
        ['AMP-E27-8W', 12, 30],
        ['VAR-DALI', 1, 2],
        ['POS-LUM', 6, 14],
        ['SUS-OPA-30', 2, 4, 'optional'],
      ],
    },
    {
      subject: 'Éclairage du comptoir et de la vitrine',
      lines: [
        ['RAI-230-2M', 3, 6],
        ['SPO-RAI-12W', 9, 20],
        ['RUB-LED-5M', 1, 3],
        ['POS-LUM', 4, 8],
      ],
    },
    {
      subject: 'Terrasse',
      lines: [
        ['APP-EXT-IP65', 4, 9],
        ['BOR-EXT-80', 2, 6],
        ['POS-LUM', 4, 9],
        ['DEP-LYON', 1, 2],
      ],
    },
    {
      subject: 'Remplacement des ampoules',
      lines: [
        ['AMP-GU10-5W', 20, 60],
        ['DEP-LYON', 1, 1],
      ],
    },
  ],
  hotel: [
    {
      subject: 'Chambres du deuxième étage',
      lines: [
        ['APP-DEM-1', 16, 36],
        ['LAM-TAB-CER', 8, 18],
        ['SPO-ENC-7W', 16, 40],
        ['POS-LUM', 16, 34],
        ['LAM-PIE-TRI', 4, 8, 'optional'],
      ],
    },
    {
      subject: 'Hall et réception',
      lines: [
        ['LUS-CRI-8', 1, 2],
        ['APP-COR-2', 6, 12],
        ['SUS-LIN-120', 2, 4],
        ['ETU-ECL', 6, 12],
        ['POS-LUM', 10, 20],
      ],
    },
    {
      subject: 'Couloirs et issues de secours',
      lines: [
        ['BLO-SEC', 8, 20],
        ['DET-MVT', 6, 14],
        ['SPO-ENC-7W', 24, 60],
        ['POS-LUM', 12, 26],
      ],
    },
    {
      subject: 'Entretien annuel',
      lines: [
        ['ENT-AN', 1, 2],
        ['AMP-E27-8W', 20, 50],
      ],
    },
  ],
  office: [
    {
      subject: 'Éclairage des bureaux',
      lines: [
        ['DAL-LED-60', 12, 36],
        ['LAM-BUR-ART', 4, 14],
        ['DET-MVT', 2, 6],
        ['POS-LUM', 8, 20],
        ['VAR-DALI', 1, 3, 'optional'],
      ],
    },
    {
      subject: 'Salle de réunion',
      lines: [
        ['SUS-LIN-120', 2, 4],
        ['VAR-DALI', 1, 1],
        ['POS-LUM', 3, 6],
      ],
    },
    {
      subject: 'Étude et fournitures',
      lines: [
        ['ETU-ECL', 8, 20],
        ['DAL-LED-60', 6, 16],
        ['BLO-SEC', 2, 6],
      ],
    },
  ],
  shop: [
    {
      subject: 'Éclairage de la surface de vente',
      lines: [
        ['RAI-230-2M', 6, 14],
        ['SPO-RAI-12W', 18, 44],
        ['VAR-DALI', 1, 2],
        ['POS-LUM', 8, 18],
        ['DET-MVT', 1, 2, 'optional'],
      ],
    },
    {
      subject: 'Façade et enseigne',
      lines: [
        ['PRO-EXT-30W', 3, 7],
        ['RUB-LED-5M', 2, 4],
        ['PRF-ALU-2M', 4, 10],
        ['ALI-24V-150', 1, 3],
        ['POS-LUM', 5, 10],
      ],
    },
    {
      subject: 'Remplacement des spots',
      lines: [
        ['SPO-ENC-7W', 14, 40],
        ['DEM-REP', 3, 8],
        ['POS-LUM', 4, 10],
      ],
    },
  ],
  public: [
    {
      subject: 'Relamping des circulations',
      lines: [
        ['REG-LED-150', 20, 60],
        ['DET-MVT', 6, 16],
        ['DEM-REP', 8, 20],
        ['POS-LUM', 14, 34],
      ],
    },
    {
      subject: 'Mise en sécurité',
      lines: [
        ['BLO-SEC', 10, 30],
        ['POS-LUM', 6, 14],
        ['ENT-AN', 1, 2],
      ],
    },
    {
      subject: 'Salle polyvalente',
      lines: [
        ['DAL-LED-60', 24, 60],
        ['VAR-DALI', 2, 4],
        ['ETU-ECL', 6, 12],
        ['POS-LUM', 16, 30],
      ],
    },
  ],
  home: [
    {
      subject: 'Salon et escalier',
      lines: [
        ['SUS-OPA-30', 1, 3],
        ['APP-DEM-1', 2, 5],
        ['LAM-PIE-TRI', 1, 2],
        ['POS-HAB', 2, 5],
        ['ABJ-LIN-45', 1, 2, 'optional'],
      ],
    },
    {
      subject: 'Cuisine',
      lines: [
        ['RUB-LED-5M', 1, 2],
        ['PRF-ALU-2M', 2, 5],
        ['ALI-24V-150', 1, 1],
        ['SPO-ENC-7W', 4, 9],
        ['POS-HAB', 3, 6],
      ],
    },
    {
      subject: 'Jardin',
      lines: [
        ['BOR-EXT-80', 3, 7],
        ['APP-EXT-IP65', 1, 3],
        ['POS-HAB', 4, 8],
      ],
    },
    {
      subject: 'Luminaires et lecture',
      lines: [
        ['LAM-TAB-CER', 1, 2],
        ['ABJ-LIN-45', 1, 2],
        ['LIV-LUM', 1, 1],
      ],
    },
  ],
  builder: [
    {
      subject: 'Sous-traitance, lot éclairage',
      lines: [
        ['POS-LUM', 24, 70],
        ['DEM-REP', 6, 18],
        ['ETU-ECL', 2, 6],
      ],
    },
  ],
  abroad: [
    {
      subject: 'Luminaires de réception',
      lines: [
        ['LUS-CRI-8', 1, 2],
        ['APP-COR-2', 4, 10],
        ['LAM-TAB-CER', 4, 12],
      ],
    },
    {
      subject: 'Lampes',
      lines: [
        ['LAM-PIE-TRI', 2, 6],
        ['SUS-LAI-40', 2, 6],
      ],
    },
  ],
}
