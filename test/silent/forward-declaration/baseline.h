struct node;
struct node { struct node *next; };
void list_walk(struct node *head);
