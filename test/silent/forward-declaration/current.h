struct node { struct node *next; };
struct node;
void list_walk(struct node *head);
