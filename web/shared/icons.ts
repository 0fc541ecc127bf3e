// Line icons on a 16 × 16 grid, our own drawing; filled parts are listed apart.

export interface icon_shape {
  line?: string
  fill?: string
}

const shape = (line: string, fill?: string): icon_shape => ({ line, fill })

export const icons = {
  home: shape('M2.5 7.5L8 3l5.500 4.500V13h-4V9.500h-3V13h-4z'),
  person: shape(
    'M8.500 5.500a2.500 2.500 0 11-5 0 2.500 2.500 0 015 0zM1.800 13.500c0-2.600 1.800-4 4.200-4s4.200 1.400 4.200 4' +
      'M10.800 3.300a2.300 2.300 0 010 4.400M12 9.800c1.500.5 2.300 1.800 2.300 3.700',
  ),
  household: shape('M2 8l6-5 6 5M3.500 7v6.500h9V7M6.500 13.500v-4h3v4'),
  place: shape(
    'M2.500 13.500v-11h6v11M8.500 6.500h5v7M1.500 13.500h13M4.500 5.500h2M4.500 8h2M4.500 10.500h2M10.500 9h1.200',
  ),
  tree: shape('M6 2.500h4v3H6zM2 10.500h4v3H2zM10 10.500h4v3h-4zM8 5.500V8M4 10.500V8h8v2.500'),
  organisation: shape('M2.500 13.500h11M4 13.500V6M8 13.500V6M12 13.500V6M2.500 6h11L8 2.500z'),
  map: shape('M2 4l4-1.500 4 1.500 4-1.500v9.500L10 13.500 6 12l-4 1.500zM6 2.500V12M10 4v9.500'),
  ledger: shape('M3 2.500h10v11H3zM3 6h10M3 9.500h10M6.500 6v7.500'),
  report: shape('M3.500 1.800h6l3 3v9.400h-9zM9.500 1.800v3h3M5.800 11.500V9M8 11.500V7M10.200 11.500v-3'),
  data: shape('M8 2v7.500M5 7l3 3 3-3M2.500 11v2.500h11V11'),
  admin: shape('M8 1.800l5 2v4c0 3.200-2.100 5.300-5 6.400-2.900-1.100-5-3.200-5-6.400v-4zM5.800 8l1.600 1.600L10.400 6.500'),
  settings: shape(
    'M10 8a2 2 0 11-4 0 2 2 0 014 0zM8 1.800v2.200M8 12v2.200M1.800 8H4M12 8h2.200M3.600 3.600l1.600 1.600' +
      'M10.800 10.800l1.600 1.600M12.400 3.600l-1.600 1.600M5.200 10.800l-1.600 1.600',
  ),
  wall: shape('M2 3h12v8H2zM5.500 13.500h5M8 11v2.500'),
  search: shape('M11.200 7a4.200 4.200 0 11-8.400 0 4.200 4.200 0 018.400 0zM10.200 10.200L14 14'),
  down: shape('M3.500 6L8 10.500 12.500 6'),
  right: shape('M6 3.500L10.500 8 6 12.500'),
  left: shape('M10 3.500L5.500 8l4.500 4.500'),
  up: shape('M3.500 10L8 5.500 12.500 10'),
  close: shape('M3.500 3.500l9 9M12.500 3.500l-9 9'),
  plus: shape('M8 3v10M3 8h10'),
  minus: shape('M3 8h10'),
  check: shape('M3 8.500l3.200 3.200L13 4.800'),
  upload: shape('M8 10.500V2.500M5 5.500l3-3 3 3M2.500 10.500v3h11v-3'),
  download: shape('M8 2.500v8M5 7.500l3 3 3-3M2.500 10.500v3h11v-3'),
  columns: shape('M2 3h12v10H2zM6 3v10M10 3v10'),
  sort: shape('M5 3v10M2.500 10.500L5 13l2.500-2.500M9 4h5M9 8h3.500M9 12h2'),
  print: shape('M4.500 6V2.500h7V6M4.500 11.500h-2V6h11v5.500h-2M4.500 9.500h7v4h-7z'),
  refresh: shape('M13 8a5 5 0 11-1.500-3.500M13 2.500V5h-2.500'),
  eye: shape('M1.800 8S4 3.800 8 3.800 14.200 8 14.200 8 12 12.200 8 12.200 1.800 8 1.800 8zM9.800 8a1.800 1.800 0 11-3.600 0 1.800 1.800 0 013.600 0z'),
  edit: shape('M10.500 3l2.500 2.500L6 12.500l-3.200.7.700-3.200z'),
  move: shape('M2.500 8h10M9.500 5l3 3-3 3'),
  lock: shape('M4 7.500h8v6H4zM5.500 7.500V5.500a2.500 2.500 0 015 0v2'),
  drag: shape('', 'M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z'),
  more: shape('', 'M3 7h2v2H3zM7 7h2v2H7zM11 7h2v2h-2z'),
  clock: shape('M13.500 8a5.500 5.500 0 11-11 0 5.500 5.500 0 0111 0zM8 5v3.200l2.200 1.300'),
  undo: shape('M5 3L2.500 5.500 5 8M2.500 5.500H10a3.500 3.500 0 010 7H6'),
  sign_out: shape('M6.500 2.500h-4v11h4M6 8h7.500M10.500 5l3 3-3 3'),
  theme: shape('M13.500 8a5.500 5.500 0 11-11 0 5.500 5.500 0 0111 0z', 'M8 2.500a5.500 5.500 0 010 11z'),
  offline: shape('M4.500 12.500a3 3 0 01-.3-6 4 4 0 017.600 1 2.500 2.500 0 01.2 5zM2.500 13.500l11-11'),
  scan: shape('M2.500 5.500v-3h3M10.500 2.500h3v3M13.500 10.500v3h-3M5.500 13.500h-3v-3M2.500 8h11'),
  list: shape('M3 2.500h10v11H3zM5.200 5.800l.8.8 1.400-1.500M5.200 9.800l.8.8 1.400-1.500M9 6h2M9 10h2'),
  bell: shape('M4 11V7a4 4 0 018 0v4l1.200 1.500H2.800zM6.500 14h3'),
  erase: shape('M5.500 3.500h8v9h-8L2 8zM7.500 6.200l3.500 3.600M11 6.200L7.500 9.800'),
  phone: shape('M4 2.500h2l1 3-1.500 1.200a7.500 7.500 0 003.800 3.800L10.500 9l3 1v2c0 1-.7 1.500-1.500 1.500C7 13.500 2.500 9 2.500 4c0-.8.5-1.500 1.500-1.500z'),
  round: shape('M2.500 2.500h11v11h-11zM5 6l1 1 1.700-1.900M5 10.300l1 1 1.700-1.900M9.500 6h2M9.500 10.300h2'),
  link: shape('M9 2.500h4.500V7M13.500 2.500L8 8M11.500 9v4.500h-9v-9H7'),
} satisfies Record<string, icon_shape>

export type icon_name = keyof typeof icons
