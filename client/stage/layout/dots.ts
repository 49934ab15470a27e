export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The part of the world that is drawn: everything that has a capital, Antarctica left out. */
const WORLD = { west: -180, east: 180, north: 80, south: -56 };

/** Longitude and latitude on a plain plate carrée that fills the box and keeps its shape. */
export function project(lon: number, lat: number, width: number, height: number, box = WORLD): Point {
  const scale = Math.min(width / (box.east - box.west), height / ((box.north - box.south) * 1.15));
  const x0 = (width - (box.east - box.west) * scale) / 2;
  const y0 = (height - (box.north - box.south) * scale * 1.15) / 2;
  return { x: x0 + (lon - box.west) * scale, y: y0 + (box.north - lat) * scale * 1.15 };
}

/**
 * Moves dots of radius `r` apart until none touch, pulling each back home; a fixed number of rounds from a fixed start, so every
 * build gives the same picture.
 */
export function spread(homes: readonly Point[], r: number, rounds = 420): readonly Point[] {
  const at = homes.map((home) => ({ x: home.x, y: home.y }));
  const gap = 2 * r + 1;
  for (let round = 0; round < rounds; round++) {
    const pull = round < rounds * 0.7 ? 0.04 : 0;
    for (const [i, dot] of at.entries()) {
      dot.x += ((homes[i] as Point).x - dot.x) * pull;
      dot.y += ((homes[i] as Point).y - dot.y) * pull;
    }
    for (let i = 0; i < at.length; i++) {
      for (let j = i + 1; j < at.length; j++) {
        const [a, b] = [at[i] as { x: number; y: number }, at[j] as { x: number; y: number }];
        let dx = b.x - a.x;
        let dy = b.y - a.y;
        let distance = Math.hypot(dx, dy);
        if (distance >= gap) continue;
        if (distance < 0.01) [dx, dy, distance] = [Math.cos(i + j), Math.sin(i + j), 1];
        const push = (gap - Math.min(distance, gap)) / 2 + 0.01;
        a.x -= (dx / distance) * push;
        a.y -= (dy / distance) * push;
        b.x += (dx / distance) * push;
        b.y += (dy / distance) * push;
      }
    }
  }
  return at;
}
