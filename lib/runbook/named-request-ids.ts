/** So many the postmortem names; of the rest it tells the number. Apart from it, because a page that names as many has no need of its Markdown parser. */
export const MOST_REQUEST_IDS = 20;
