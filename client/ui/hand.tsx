/** A hand held out: an outline, nobody's skin, no smile. The lightest line in the game. */
export const Hand = () => (
  <svg class="outline-hand" viewBox="0 0 640 260" aria-hidden="true">
    <path class="sleeve" d="M430 62 L640 30 V236 L430 202Z" />
    <path class="cuff" d="M372 58 L432 52 V212 L372 204Z" />
    <circle class="stud" cx="404" cy="184" r="5" />
    <path
      class="palm"
      d="M372 80 C330 74 300 44 268 16 C246 -2 218 4 214 24 C210 44 236 62 254 88
         C206 86 140 86 92 92 C62 96 60 124 90 128 L150 129 L76 131 C42 133 42 163 76 166 L150 167
         L92 171 C62 174 62 200 92 203 L160 203 L118 208 C94 211 94 233 120 235
         C190 238 300 226 372 210Z"
    />
    <path class="crease" d="M254 88 C268 104 286 114 310 122 M150 129 L212 130 M150 167 L210 168 M160 203 L206 202" />
  </svg>
);
