/** What the page is sent with; what is asked for beyond it comes in larger steps. */
export const FIRST_PAGE = 50;
export const FURTHER_PAGE = 100;
